import { expect, test } from 'vitest'
import { fitting, linear } from './scale.ts'

test('the ends of a domain stand at the ends of the range', () => {
  const y = linear([0, 50], [200, 0])
  expect([0, 25, 50].map(y)).toEqual([200, 100, 0])
})

test('a widened domain ends in round numbers', () => {
  expect(linear([0.3, 9.7], [0, 1], 5).domain).toEqual([0, 10])
})

test('long marks are fewer, so that none stands on another', () => {
  const x = linear([-400000, 800000], [0, 340], 5)
  const write = (v: number) => v.toLocaleString('en')
  const marks = fitting(x, 340, write)
  expect(marks.length).toBeGreaterThanOrEqual(2)
  for (let i = 1; i < marks.length; i++) expect(x(marks[i]!) - x(marks[i - 1]!)).toBeGreaterThan(write(marks[i]!).length * 6)
})
