import { expect, test } from 'vitest'
import { monthMarks } from './calendar.ts'

const day = (text: string) => Date.parse(text) / 86400000

test('a year has as many months as there is room for, the first with its year', () => {
  const marks = monthMarks(day('2017-09-01'), day('2018-08-31'), 6)
  expect(marks.map((m) => m.label)).toEqual(['Sep 2017', 'Nov', 'Jan 2018', 'Mar', 'May', 'Jul'])
  expect(marks[0]?.day).toBe(day('2017-09-01'))
})

test('a span without a first of a month has no marks', () => {
  expect(monthMarks(day('2017-09-02'), day('2017-09-20'), 6)).toEqual([])
})
