import { expect, test } from 'vitest'
import type { Summary, Vocabulary } from '../api/types.ts'
import { measureOf, outcome } from './measures.ts'

const summary = { shares: { guards: 0.5 }, routes: { 'old-road': { mass: 12, profit: 3, crossings: 1 } }, crew: { median: null } } as unknown as Summary

test('an outcome is found by its path, also one of a name', () => {
  expect(outcome(summary, 'shares.guards')).toBe(0.5)
  expect(outcome(summary, 'routes.old-road.mass')).toBe(12)
  for (const path of ['shares.nobody', 'shares', 'crew.median', 'routes.river.mass', 'shares.guards.more']) expect(outcome(summary, path)).toBeUndefined()
})

test('an outcome has the words and the unit of the case’s vocabulary, and before that its path', () => {
  const words = { path: 'routes.river.profit', name: 'profit on the ford', unit: 'USD', places: 0 }
  expect(measureOf({ outcomes: [words] } as unknown as Vocabulary, 'routes.river.profit')).toBe(words)
  expect(measureOf(null, 'crew.p10')).toEqual({ path: 'crew.p10', name: 'crew p10', unit: '1', places: 2 })
})
