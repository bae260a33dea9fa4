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
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
})
