import { expect, test } from 'vitest'
import { stated } from './figure.ts'

test('a balanced value is written as a case file states it', () => {
  expect(stated(5, 'run/month')).toBe('5 run/month')
  expect(stated(0.3, 'share')).toBe('30 %')
  expect(stated(166.6666667, 'yuan/month')).toBe('166.667 yuan/month')
  expect(stated(62.5, 'kg')).toBe('62.5 kg')
  expect(stated(25, 'person')).toBe('25 people')
})
