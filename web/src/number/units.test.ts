import { expect, test } from 'vitest'
import { inUnit } from './units.ts'

test('a share is a hundred times as many per cent', () => {
  expect(inUnit(0.5, 'share', '%')).toBe(50)
  expect(inUnit(50, '%', 'share')).toBe(0.5)
})

test('a month’s yuan are yuan a month; weight is no money', () => {
  expect(inUnit(160, 'yuan', 'yuan/month')).toBe(160)
  expect(inUnit(50, 'kg', 'kg/person')).toBe(50)
  expect(inUnit(50, 'kg', 'yuan')).toBeNaN()
  expect(inUnit(50, 'kg/month', 'kg/person')).toBeNaN()
})
