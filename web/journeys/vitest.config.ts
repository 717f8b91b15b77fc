import { defineConfig } from 'vitest/config'

// Journeys share one server and the two cores of a small machine, so they go one
// after the other.
export default defineConfig({
  test: {
    root: '.',
    include: ['journeys/*.test.ts'],
    globalSetup: ['journeys/server.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
