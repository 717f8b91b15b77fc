import { expect, test } from 'vitest'
import { nearest, tableOf } from './drawn.ts'

const cell = (text: string, ...values: number[]) => ({ text, values })
const drawing = {
  name: 'n', title: '', subtitle: '', wide: '', middle: '', narrow: '', notes: [], source: [], head: ['who', 'share', 'between'],
  rows: [[cell('guards'), cell('46.0 %', 0.46), cell('44 to 48 %', 0.44, 0.48)], [cell('porters'), cell('–'), cell('–')]],
}

test('a table is read as it is written, and saved with its numbers', () => {
  const t = tableOf(drawing)
  expect(t.shown?.[0]).toEqual(['guards', '46.0 %', '44 to 48 %'])
  expect(t.rows).toEqual([['guards', 0.46, '44 to 48 %'], ['porters', null, '–']])
  expect(t.columns.map((c) => c.text)).toEqual([true, false, true])
})

test('a pointer finds the nearest point of a line, and none from afar', () => {
  expect(nearest([48, 60, 72], 61)).toBe(1)
  expect(nearest([48, 60, 72], 300)).toBe(-1)
  expect(nearest([], 1)).toBe(-1)
})
