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
