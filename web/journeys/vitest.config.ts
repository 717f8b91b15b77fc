import { defineConfig } from 'vitest/config'

// Journeys share one server and the two cores of a small machine, so they go one
// after the other. Times only end what hangs: a wait gives up in four minutes
// (patience in browser.ts) and says for what it waited, a journey in ten.
export default defineConfig({
  test: {
    root: '.',
    include: ['journeys/**/*.test.ts'],
    exclude: ['journeys/crawl/pairwise.test.ts'], // needs no browser: it runs with the functions' tests
    globalSetup: ['journeys/server.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 240_000,
    expect: { poll: { timeout: 240_000 } },
  },
})
