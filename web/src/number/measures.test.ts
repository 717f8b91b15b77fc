import { expect, test } from 'vitest'
import type { Summary } from '../api/types.ts'
import { measureOf, outcome } from './measures.ts'

const summary = { shares: { guards: 0.5 }, routes: { 'old.road': { mass: 12, profit: 3, crossings: 1 } } } as unknown as Summary

test('an outcome is found by its key, also on a route whose name has dots', () => {
  expect(outcome(summary, 'shares.guards')).toBe(0.5)
  expect(outcome(summary, 'routes.old.road.mass')).toBe(12)
  expect(outcome(summary, 'shares.nobody')).toBeUndefined()
  expect(outcome(summary, 'shares')).toBeUndefined()
})

test('a route’s outcome has a name and a unit of its own', () => {
  expect(measureOf('routes.river.profit')).toMatchObject({ name: 'profit by river', unit: 'yuan' })
})
