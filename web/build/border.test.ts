import { expect, test } from 'vitest'
import { drawBorder } from './border.ts'
import { places } from './places.ts'

const border = drawBorder()

test('the border is one line of a few kilobytes', () => {
  expect(border.line.length).toBeGreaterThan(1_000)
  expect(JSON.stringify(border).length).toBeLessThan(40_000)
})

test('counties are placed to a tenth of a degree, never finer', () => {
  for (const p of Object.values(places)) {
    expect(Number(p.lon.toFixed(1))).toBe(p.lon)
    expect(Number(p.lat.toFixed(1))).toBe(p.lat)
  }
})

test('every county stands on the map', () => {
  for (const p of Object.values(border.places)) {
    expect(p.x).toBeGreaterThan(0)
    expect(p.x).toBeLessThan(border.width)
    expect(p.y).toBeGreaterThan(0)
    expect(p.y).toBeLessThan(border.height)
  }
})
