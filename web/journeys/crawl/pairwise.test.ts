import { expect, test } from 'vitest'
import { pairsOf, pairwise, product } from './pairwise.ts'

const factors = { case: ['a', 'b', 'c', 'd'], page: ['one', 'two', 'three'], tab: ['chart', 'table', 'files'], theme: ['light', 'dark'], width: ['wide', 'narrow'] } as const
const possible = (r: { case: string; page: string }) => r.page !== 'three' || r.case === 'a'

test('every pair that is possible is met, in far fewer combinations than there are', () => {
  const [all, some] = [product(factors, possible), pairwise(factors, possible)]
  expect(new Set(some.flatMap(pairsOf))).toEqual(new Set(all.flatMap(pairsOf)))
  expect(some.every(possible)).toBe(true)
  expect(some.length).toBeLessThan(all.length / 4)
  expect(all.length).toBe(4 * 2 * 3 * 2 * 2 + 3 * 2 * 2)
})
