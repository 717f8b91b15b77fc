import { expect, test } from 'vitest'
import { onBand } from './patterns.ts'

test('the edges of a band are 0 and 1', () => {
  expect(onBand({ low: 40, high: 50 }, 40)).toBe(0)
  expect(onBand({ low: 40, high: 50 }, 45)).toBe(0.5)
  expect(onBand({ low: null, high: 50 }, 25)).toBe(0)
  expect(onBand({ low: 30, high: null }, 60)).toBe(1)
})

test('what is far outside stands at the edge of the drawing; what is none, nowhere', () => {
  expect(onBand({ low: 40, high: 50 }, 99)).toBe(1.5)
  expect(onBand({ low: 40, high: 50 }, null)).toBeNaN()
})

test('a band without a width is drawn too', () => {
  expect([0, 1, -1].map((x) => onBand({ low: 0, high: 0 }, x))).toEqual([0.5, 1.5, -0.5])
  expect(onBand({ low: 0, high: null }, 7)).toBe(0.5) // at least 0
  expect(onBand({ low: 3, high: 3 }, null)).toBeNaN()
})
