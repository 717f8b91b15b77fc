import { expect, test } from 'vitest'
import { binned, density } from './bins.ts'

test('every value is counted once, those at the upper end in the last bin', () => {
  const b = binned([0, 1, 2, 3, 4], undefined, 4)
  expect(b.counts).toEqual([1, 1, 1, 2])
})

test('the area of a density is 1', () => {
  const b = binned([1, 2, 2, 7], [1, 2, 1, 4], 3)
  expect(density(b).reduce((a, d) => a + d * b.width, 0)).toBeCloseTo(1)
})
