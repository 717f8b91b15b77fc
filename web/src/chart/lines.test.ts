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
  expect(l.paths).toEqual([])
  expect(l.empty).toBe(true)
  expect(l.heights.length).toBeGreaterThan(1)
})

test('what the witness said stands in view', () => {
  const l = layLines({ ...chart, zero: false, curves: [{ name: 'a', class: 'a', values: [0.9, 0.9, 0.9], stated: 0.5 }] })
  expect(l.paths[0]?.statedY).toBeLessThanOrEqual(l.bottom)
})

test('a curve without a value has no dot and no name, and moves no other', () => {
  const l = layLines({ ...chart, curves: [{ name: 'none', class: 'a', values: [NaN, NaN, NaN] }, { name: 'b', class: 'b', values: [1, 2, 3] }] })
  expect(l.paths.map((p) => p.name)).toEqual(['b'])
  expect(JSON.stringify(l)).not.toContain('null') // as JSON has NaN
})
