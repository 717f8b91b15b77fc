import { expect, test } from 'vitest'
import { spread } from './spread.ts'

test('labels far apart stay where they are', () => {
  expect(spread([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90])
})

test('labels on one another move apart, evenly about where they want to be', () => {
  expect(spread([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60])
})

test('order is kept, and the answer is in the order given', () => {
  const placed = spread([52, 50], 10, 0, 100)
  expect(placed[0]! - placed[1]!).toBeGreaterThanOrEqual(10)
})

test('nobody leaves the bounds while there is room', () => {
  for (const y of spread([98, 99, 100, 100], 12, 0, 100)) {
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(100)
  }
})
