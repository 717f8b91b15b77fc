import { expect, test } from 'vitest'
import { marksOf } from './range.ts'

test('a range that is open above reaches the end of the strip', () => {
  const m = marksOf(30, undefined, [28])
  expect(m.openHigh).toBe(true)
  expect(m.to).toBe(1)
  expect(m.points[0]).toBeLessThan(m.from)
})

test('a point has room about it', () => {
  const m = marksOf(48, 48, [48])
  expect(m.from).toBeCloseTo(0.5)
  expect(m.points).toEqual([m.from])
})

test('values that are none do not stretch the strip', () => {
  expect(marksOf(20, 30, [NaN]).ends[1]).toBeCloseTo(31.2)
})
