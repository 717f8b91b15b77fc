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
