import { expect, test } from 'vitest'
import type { Sensitivity } from '../api/types.ts'
import { runsOf } from './results.ts'
import { sensedOf } from './sensing.ts'

// Ishigami's function with a = 7, b = .1: first-order and total indices as they
// are known exactly.
const ishigami = {
  kind: 'sensitivity', method: 'sobol', inputs: [{ name: 'x1', paths: ['x1'] }],
  words: [{ input: 'x3', says: '', not_distinguishable_from_zero: false }, { input: 'dummy', says: '', not_distinguishable_from_zero: true }],
  indices: [
    ['x1', 'S1', 0.3139], ['x1', 'ST', 0.5576], ['x2', 'S1', 0.4424], ['x2', 'ST', 0.4424], ['x3', 'S1', 0], ['x3', 'ST', 0.2437], ['dummy', 'ST', 0.001], ['x1,x3', 'S2', 0.2437],
  ].map(([input, name, value]) => ({ input, name, value, low: value, high: value })),
} as unknown as Sensitivity

test('inputs are ranked by what they decide in all; what they decide alone stands beside it', () => {
  const { rows } = sensedOf(ishigami)
  expect(rows.map((r) => r.name)).toEqual(['x1', 'x2', 'x3', 'dummy'])
  expect(rows[0]?.marks.map((m) => m.value)).toEqual([0.5576, 0.3139])
  expect(rows[0]?.ref).toBe('param:x1')
})

test('a tornado has the longest bar first, in whichever direction', () => {
  const morris = { ...ishigami, method: 'morris', unit: 'kg', indices: [['a', 'mu', 1], ['a', 'mu_star', 1], ['b', 'mu', -3], ['b', 'mu_star', 3]].map(([input, name, value]) => ({ input, name, value, low: value, high: value })) } as unknown as Sensitivity
  const { rows } = sensedOf(morris)
  expect(rows.map((r) => [r.name, r.written])).toEqual([['b', '\u22123\u00a0kg'], ['a', '+1\u00a0kg']])
})

test('what cannot be told from nothing is grey', () => {
  expect(sensedOf(ishigami).rows[3]?.class).toBe('rest')
})

test('a figure says how many runs it is of, and how many failed', () => {
  const about = { rows: 1200, asked: 1500, seeds: 1200, first_seed: 1, days: 90, failed: 2 } as never
  expect(runsOf(about)).toBe('1,200 of 1,500 runs, seeds 1 to 1200, 90 days each, 2 failed')
})
