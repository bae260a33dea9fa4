import mdx from '@mdx-js/rollup'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwind from '@tailwindcss/vite'
import rehypeSlug from 'rehype-slug'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [
    // Front matter holds the questions' keys: it is stripped here and read by the server's catalogue alone.
    // Headings get ids: positions, bookmarks and notes are kept by them.
    mdx({ remarkPlugins: [remarkFrontmatter, remarkGfm], rehypePlugins: [rehypeSlug], providerImportSource: '@mdx-js/react' }),
    tailwind(),
    remix(remixOptions),
  ],
  // Named, so that the development server bundles them before the first page and not in the middle of it.
  optimizeDeps: {
    include: ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@remix-run/react', '@mdx-js/react', 'use-intl'],
  },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
})
