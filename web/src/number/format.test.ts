import { expect, test } from 'vitest'
import { change, dateOf, decimal, percent, quantity, short } from './format.ts'

test('numbers are grouped, with a true minus sign and no minus zero', () => {
  expect(decimal(1234567.891, 1)).toBe('1,234,567.9')
  expect(decimal(-1234.5, 0)).toBe('\u22121,235')
  expect(decimal(-0.04, 1)).toBe('0.0')
  expect(decimal(1234.56789, 5)).toBe('1,234.56789')
  expect(decimal(NaN, 2)).toBe('\u2013')
  expect(percent(NaN)).toBe('\u2013')
  expect(quantity(NaN, 'kg')).toBe('\u2013')
  expect(change(NaN, 'share')).toBe('\u2013')
})

test('short writes three figures and no zeros that say nothing', () => {
  expect([0, 0.8, 4.1666, 62.5, 153.4, 1590, 0.00123].map(short)).toEqual(['0', '0.8', '4.17', '62.5', '153', '1,590', '0.00123'])
})

test('a quantity has the unit as a reader says it', () => {
  expect(quantity(0.8, 'yuan/kg')).toBe('0.8\u00a0yuan/kg')
  expect(quantity(30, '/day')).toBe('30/day')
  expect(quantity(20, 'person')).toBe('20\u00a0people')
  expect(quantity(0.495, 'share')).toBe('49.5\u00a0%')
})

test('a change of a share is in points, and what is gained has a plus', () => {
  expect(change(0.021, 'share')).toBe('+2.1\u00a0points')
  expect(change(-12, 'yuan')).toBe('\u221212\u00a0yuan')
})

test('days count from 1970', () => {
  expect(dateOf(0)).toBe('1 Jan 1970')
  expect(dateOf(17410)).toBe('1 Sep 2017') // date -d 2017-09-01 +%s / 86400
  expect(percent(0.3)).toBe('30.0\u00a0%')
})
