import { expect, test } from 'vitest'
import { api, rootOf } from './address.ts'

test('the page begins where the server says, whatever the path that a proxy adds', () => {
  expect(rootOf('./', 'http://a/')).toBe('/')
  expect(rootOf('../', 'http://a/run/samjiyon?seed=2')).toBe('/')
  expect(rootOf('./', 'http://a/deep/tumen/cases')).toBe('/deep/tumen/')
  expect(rootOf('../', 'http://a/deep/tumen/cases/samjiyon')).toBe('/deep/tumen/')
  expect(rootOf('../../', 'http://a/tumen/cases/theory/chain#x')).toBe('/tumen/')
  expect(rootOf(undefined, 'http://a/cases/samjiyon')).toBe('/')
})

test('a route of the API is below it', () => {
  expect(api('runs')).toBe('/api/runs')
})

// An address from the root of the host leads out of a proxy's path.
test('no other file writes an address of the API from the root of the host', () => {
  const sources = import.meta.glob(['../**/*.ts', '../**/*.svelte', '!../**/*.test.ts'], { query: '?raw', import: 'default', eager: true }) as Record<string, string>
  expect(Object.keys(sources).length).toBeGreaterThan(50)
  for (const [file, text] of Object.entries(sources)) {
    expect(text.match(/["'`{]\/api\/|(?:href|src)="\//g) ?? [], file).toEqual([])
  }
})
