import { expect, test } from 'vitest'
import type { Batch } from '../api/types.ts'
import { Days } from './days.ts'

const event = (from: number, to: number): Batch => ({
  from, to,
  columns: { profit: days(from, to).map((d) => d * 100), date: days(from, to).map((d) => 1000 + d), campaign: days(from, to).map((d) => (d === 1 || d === 2 ? 1 : 0)) },
  flows: days(from, to).map((day) => ({ day, kind: 'pay', from: 'donju', to: 'porters', amount: 7 })),
  crossings: [], tolls: [], notes: [],
})
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

test('days that come twice, after a stream broke off, count once', () => {
  const d = new Days()
  d.add(event(0, 3))
  d.add(event(2, 5))
  d.add(event(2, 5))
  expect(d.days).toBe(6)
  expect(d.column('profit')).toEqual([0, 100, 200, 300, 400, 500])
  expect(d.paid(6, () => true)).toBe(42)
})

test('sums are of the days that are shown, not of those that are here', () => {
  const d = new Days()
  d.add(event(0, 9))
  expect(d.total('profit', 3)).toBe(300)
  expect(d.total('nothing', 3)).toBe(0)
  expect(d.paid(2, (f) => f.to === 'porters')).toBe(14)
})

test('a day without a number has none, not 0', () => {
  const d = new Days()
  d.add({ ...event(0, 2), columns: { piece_rate: [80, null, 90] } })
  expect(d.column('piece_rate')).toEqual([80, NaN, 90])
})

test('a campaign is a span of days', () => {
  const d = new Days()
  d.add(event(0, 9))
  expect(d.campaigns(10)).toEqual([[1001, 1003]])
  expect(d.campaigns(2)).toEqual([[1001, 1002]])
})
