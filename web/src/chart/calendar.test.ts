import { expect, test } from 'vitest'
import { dateMarks } from './calendar.ts'

const day = (text: string) => Date.parse(text) / 86400000
const labels = (first: string, last: string, most: number) => dateMarks(day(first), day(last), most).map((m) => m.label)

test('a year has as many months as there is room for, the first with its year', () => {
  expect(labels('2017-09-01', '2018-08-31', 6)).toEqual(['Sep 2017', 'Nov', 'Jan 2018', 'Mar', 'May', 'Jul'])
  expect(dateMarks(day('2017-09-01'), day('2018-08-31'), 6)[0]?.day).toBe(day('2017-09-01'))
})

test('a few days are counted as days, as in the report', () => {
  expect(labels('2017-09-01', '2017-09-05', 5)).toEqual(['1 Sep', '2 Sep', '3 Sep', '4 Sep', '5 Sep'])
  expect(labels('2017-09-02', '2017-09-20', 4)).toEqual(['2 Sep', '9 Sep', '16 Sep'])
})

test('no label stands there twice, however many years there are', () => {
  for (const years of [1, 2, 3, 7, 30, 99]) {
    for (let most = 2; most < 20; most++) {
      const all = labels('2017-09-15', `${2017 + years}-09-20`, most)
      expect(new Set(all).size, all.join(' ')).toBe(all.length)
      expect(all.length).toBeLessThanOrEqual(most)
    }
  }
  expect(labels('2017-09-01', '2019-08-31', 8)).toEqual(['Oct 2017', 'Jan 2018', 'Apr', 'Jul', 'Oct 2018', 'Jan 2019', 'Apr 2019', 'Jul 2019'])
})
