import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import react from '@astrojs/react'
import sitemap from '@astrojs/sitemap'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { kernels } from './src/training/engines/assembly/compile.ts'
import { katexSheet } from './src/layout/katex-sheet.mjs'
import { rehypePercent, rehypeScrollingCode } from './src/layout/prose.mjs'
import { katex, rehypeFaultyTex } from './src/layout/tex.mjs'

/** An override of Starlight's component of the same name. */
const own = (name) => [name, `./src/layout/${name}.astro`]

/** The one script that stands in the page itself: it must set the theme before the first paint. */
const firstScript = readFileSync(new URL('./src/layout/theme.first.js', import.meta.url), 'utf8')
const firstHash = `sha256-${createHash('sha256').update(firstScript).digest('base64')}`

// BASE and SITE may come from the environment; `--base`, `--site` and `--outDir` on the command line take their place.
export default defineConfig({
  ...(process.env.BASE && { base: process.env.BASE }),
  ...(process.env.SITE && { site: process.env.SITE }),
  trailingSlash: 'always',
  prefetch: false,
  // A view that is loaded lazily and imports a sheet vanishes in the browser where sheets are inlined.
  build: { inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      remarkPlugins: [remarkMath],
      // Ids first: afterwards a heading's text would hold the markup of its formulas.
      rehypePlugins: [rehypeHeadingIds, [rehypeKatex, katex], rehypeFaultyTex, rehypePercent, rehypeScrollingCode],
    }),
  },
  integrations: [
    starlight({
      title: 'Chain Rule',
      description: 'A living problem set on neural networks: every number is recomputed in front of you, every line of working is marked.',
      favicon: '/favicon.svg',
      customCss: ['./src/styles/site.css'],
      disable404Route: true,
      credits: false,
      pagination: true,
      expressiveCode: false,
      markdown: { processedDirs: ['./content'], headingLinks: false },
      components: Object.fromEntries([
        'ContentPanel',
        'Footer',
        'Head',
        'Header',
        'MarkdownContent',
        'PageFrame',
        'PageSidebar',
        'PageTitle',
        'Sidebar',
        'SkipLink',
        'ThemeProvider',
        'TwoColumnContent',
      ].map(own)),
    }),
    mdx(),
    react(),
    // The gallery and the frames ask search engines to leave them out.
    sitemap({ filter: (page) => !/\/(gallery|embed)\//.test(page) }),
  ],
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "worker-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [firstHash] },
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  vite: {
    plugins: [katexSheet(), kernels()],
    worker: { format: 'es' },
    // The oldest engines that know light-dark(), which the two themes stand on.
    build: {
      // The policy lets no face and no engine come from a data address.
      assetsInlineLimit: (file) => (/\.(woff2|wasm)$/.test(file) ? false : undefined),
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
})
