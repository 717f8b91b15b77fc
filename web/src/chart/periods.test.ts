import { expect, test } from 'vitest'
import { fold, mean, meanPaid, periodLength, periodWord, sum } from './periods.ts'

test('two months are shown by day, a year by week, ten years by year', () => {
  expect([62, 365, 3650, 36500].map(periodLength)).toEqual([1, 7, 365, 365])
  expect(periodWord(7)).toBe('by week')
})

test('a day left over belongs to the week before it', () => {
  const days = Array.from({ length: 8 }, () => 1)
  expect(fold(days, 7, sum)).toEqual([8])
  expect(fold([...days, 1, 1, 1], 7, sum)).toEqual([7, 4])
})

test('a rate has no value on days when nothing was paid', () => {
  expect(meanPaid([NaN, 80, NaN, 90])).toBe(85)
  expect(mean([])).toBeNaN()
})
