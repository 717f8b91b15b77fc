import { expect, test } from 'vitest'
import { layLines } from './lines.ts'

const chart = { width: 500, height: 200, days: [0, 10, 20], first: 0, last: 40 }

test('a line that is not over ends where its last day is', () => {
  const l = layLines({ ...chart, curves: [{ name: 'a', class: 'guards', values: [1, 2, 3] }] })
  expect(l.paths[0]?.end.x).toBeCloseTo((l.left + l.right) / 2)
  expect(l.paths[0]?.last).toBe(3)
})

test('an axis of heights begins at nothing unless it may not', () => {
  const curves = [{ name: 'a', class: 'a', values: [90, 100, 95] }]
  expect(layLines({ ...chart, curves }).heights[0]?.value).toBe(0)
  expect(layLines({ ...chart, curves, zero: false }).heights[0]?.value).toBeGreaterThanOrEqual(80)
})

test('a chart without numbers has an axis and no line', () => {
  const l = layLines({ ...chart, days: [], curves: [{ name: 'a', class: 'a', values: [] }] })
  expect(l.paths[0]?.d).toBe('')
  expect(l.heights.length).toBeGreaterThan(1)
})

test('what the witness said stands in view', () => {
  const l = layLines({ ...chart, zero: false, curves: [{ name: 'a', class: 'a', values: [0.9, 0.9, 0.9], stated: 0.5 }] })
  expect(l.paths[0]?.statedY).toBeLessThanOrEqual(l.bottom)
})
