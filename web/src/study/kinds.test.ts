import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { kinds, offered, specOf } from './kinds.ts'

const choice = { case: 'samjiyon', seeds: 40, points: 64, method: 'sobol', outcome: '', policies: [] as string[], days: 0, vary: [] as string[], particles: 64, runs: 500 }

test('the page offers what the server has', () => {
  const names = offered(JSON.parse(readFileSync('../workbench/openapi.json', 'utf8'))).map((k) => k.kind)
  for (const kind of ['patterns', 'ensemble', 'compare']) expect(names).toContain(kind)
  expect(offered({})).toEqual([])
  expect(kinds.length).toBeGreaterThanOrEqual(names.length)
})

test('a study is asked for with what its kind takes, and nothing else', () => {
  expect(specOf({ ...choice, kind: 'patterns' })).toEqual({ kind: 'patterns', case: 'samjiyon', seeds: 40 })
  expect(specOf({ ...choice, kind: 'sensitivity' })).toEqual({ kind: 'sensitivity', case: 'samjiyon', method: 'sobol', points: 64 })
  expect(specOf({ ...choice, kind: 'calibrate', days: 90, vary: ['labour.rest=3 to 8 days'] })).toEqual({ kind: 'calibrate', case: 'samjiyon', particles: 64, runs: 500, days: 90, vary: ['labour.rest=3 to 8 days'] })
  expect(specOf({ ...choice, kind: 'compare', policies: ['levy-10'] })).toEqual({ kind: 'compare', case: 'samjiyon', points: 64, policies: ['levy-10'] })
})
