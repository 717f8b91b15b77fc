import { expect, test } from 'vitest'
import type { Batch, Vocabulary } from '../api/types.ts'
import { Days } from './days.ts'
import { chartsOf, sharesOf } from './shown.ts'

const yuan = { unit: 'yuan', code: 'CNY', digits: 2, minor: 'fen' }

const called = { kinds: [{ key: 'guards', name: 'rangers', one: 'ranger', class: 'guards' }] } as Vocabulary // as the case has it

// days with porters, or in a world of vehicles alone.
function days(porters: number, profit = 10_000): Days {
  const d = new Days()
  const event: Batch = {
    from: 0, to: 1, flows: [], crossings: [], tolls: [], notes: [],
    columns: {
      date: [1000, 1001], profit: [profit, profit], guards: [profit / 2, profit / 2], organisers: [profit / 2, profit / 2], porters: [0, 0], other_costs: [0, 0],
      ready: [porters, porters], resting: [0, 0], hired: [0, 0], detained: [0, 0], piece_rate: [null, null], 'price.salt': [100, 100], seized: [0, 0],
    },
  }
  d.add(event)
  return d
}
const names = (d: Days) => sharesOf(d, 2, yuan, called).shares.map((s) => s.name)
const ids = (d: Days) => chartsOf(d, 2, 2, [], yuan, called).map((c) => c.id)
const gainers = (d: Days) => chartsOf(d, 2, 2, [], yuan, called).find((c) => c.id === 'gains')?.curves.map((c) => c.name)

test('where no porter lives, none has a share of 0, a line or a figure', () => {
  const none = days(0)
  expect(names(none)).toEqual(['rangers', 'organisers', 'haulage, fees and others'])
  expect(gainers(none)).toEqual(['rangers', 'organisers'])
  expect(ids(none)).toEqual(['goods', 'gains', 'prices', 'seized'])
})

test('porters who live there and get nothing have a share of 0', () => {
  const some = days(7)
  expect(sharesOf(some, 2, yuan, called).shares.find((s) => s.name === 'porters')?.share).toBe(0)
  expect(gainers(some)).toContain('porters')
  expect(ids(some)).toEqual(['goods', 'gains', 'rate', 'people', 'prices', 'seized'])
})

test('before the first day is here nothing is left out', () => {
  expect(names(new Days())).toContain('porters')
  expect(sharesOf(new Days(), 2, yuan, null).shares.map((s) => s.name)).toContain('guards') // before the vocabulary is here
})

test('amounts are in the money of the case, with its digits', () => {
  const yen = { unit: 'JPY', code: 'JPY', digits: 0, minor: 'JPY' }
  expect(sharesOf(days(7), 2, yuan, called).profit).toBe(200)
  expect(sharesOf(days(7), 2, yen, called).profit).toBe(20_000)
  const prices = chartsOf(days(7), 2, 2, [], yen, called).find((c) => c.id === 'prices')
  expect(prices?.unit).toBe('JPY/kg')
  expect(prices?.curves[0]?.values[0]).toBe(100)
})
