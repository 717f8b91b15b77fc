// How the page is built: into the folder that package workbench embeds. What
// can be computed once is computed here: the border, the colours, the licences.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { border } from './build/border.ts'
import { clean } from './build/clean.ts'
import { licences } from './build/licences.ts'
import { palette } from './build/palette.ts'

const out = '../workbench/page'

export default defineConfig({
  plugins: [clean(out), palette(), border(), licences(), svelte()],
  base: './', // the server may have the page below any path
  build: {
    outDir: out,
    emptyOutDir: false, // the folder holds a file of package workbench too
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy of the server allows no data: in scripts and styles
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // npm run dev: the API is that of a `tumen serve --no-token` at its usual address,
  // which answers nobody from another origin.
  server: {
    proxy: {
      '/api': {
        target: 'http://127.0.0.1:7433',
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
  test: { pool: 'threads', isolate: false, testTimeout: 120_000, include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'journeys/crawl/pairwise.test.ts'] },
})
