import { expect, test } from 'vitest'
import type { Influence } from '../api/types.ts'
import { movedMost } from './moved.ts'

const moves = (outcomes: [string, number, number, number][], noise = 0): Pick<Influence, 'outcomes'> => ({
  outcomes: outcomes.map(([measure, base, at_low, at_high]) => ({ measure, unit: '1', chance: noise >= Math.abs(at_high - at_low), base, at_low, at_high, difference: { value: at_high - at_low, low: at_high - at_low - noise, high: at_high - at_low + noise }, pairs: 4, missing: 0 })),
})

test('what moves most comes first, in whichever direction', () => {
  const found = movedMost(moves([['a', 100, 99, 102], ['b', 10, 5, 10], ['c', 1, 1, 1.1]]))
  expect(found.map((m) => m.measure)).toEqual(['b', 'c', 'a'])
  expect(found[0]).toEqual({ measure: 'b', low: -0.5, high: 0 })
})

test('what hardly moves, or has no relative change, is left out', () => {
  expect(movedMost(moves([['a', 1000, 1001, 1004], ['dead', 0, 0, 3]]))).toEqual([])
})

test('what may have moved by chance is left out, and so is a change of stocks', () => {
  expect(movedMost(moves([['harm.hurt', 10, 9, 14]], 6))).toEqual([])
  expect(movedMost(moves([['mass.stock', -351, 20, 300]]))).toEqual([])
})
