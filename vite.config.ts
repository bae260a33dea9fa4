import mdx from '@mdx-js/rollup'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwind from '@tailwindcss/vite'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [
    // Front matter holds the questions' keys: it is stripped here and read by the server's catalogue alone.
    mdx({ remarkPlugins: [remarkFrontmatter, remarkGfm], providerImportSource: '@mdx-js/react' }),
    tailwind(),
    remix(remixOptions),
  ],
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
})
