import { expect, test } from 'vitest'
import { heading } from '../figure/table.ts'
import { differenceTable, gainRows, gainsOf, gainTable, inWords, multipleOf, reachOf } from './compare.ts'
import type { Comparison, Difference } from '../api/types.ts'

const difference = (name: string, withArm: string, base: number, change: number, holds = true): Difference => ({
  name, with: withArm, unit: name.endsWith('.gain') ? 'yuan' : 'kg', means: '', pairs: 16, missing: 0, base, mean: base + change,
  change: { value: change, low: change - 5, high: change + 5 }, share: change / base, staple: null, higher: { value: 0.5, low: 0, high: 1 },
  good: '', better: null, variance_factor: 2, p: 0.01, p_corrected: 0.02, holds,
})
const compared = {
  days: 90,
  arms: [{ name: 'as stated', policies: [] }, { name: 'levy-10', policies: ['levy-10'] }, { name: 'mss', policies: ['mss'] }],
  differences: [
    difference('kinds.guards.gain', 'levy-10', 1000, -40), difference('kinds.porters.gain', 'levy-10', 200, 20), difference('kinds.mss.gain', 'levy-10', 0, 0),
    difference('kinds.porters.gain', 'mss', 200, -1, false), difference('load.mean', 'levy-10', 48, 1), difference('load.mean', 'mss', 48, -2),
  ],
  absent: [{ name: 'shares.guards', unit: 'share', means: '', with: 'mss', base: 0.5, base_runs: 16, mean: null, mean_runs: 0 }],
} as unknown as Comparison

test('actors stand in the order of the report; who is left where they were is left out', () => {
  expect(gainsOf(compared, 'levy-10').map((d) => d.name)).toEqual(['kinds.porters.gain', 'kinds.guards.gain'])
})

test('all alternatives share one scale, with nothing in it', () => {
  expect(reachOf(compared)).toEqual([-45, 25])
})

test('a difference that may be chance is hollow', () => {
  expect(gainRows(gainsOf(compared, 'mss'))[0]?.marks[0]?.hollow).toBe(true)
})

test('an alternative’s interval is that of its difference', () => {
  const { rows } = multipleOf(compared, 'load.mean')
  expect(rows.map((r) => r.name)).toEqual(['as stated', 'levy-10', 'mss'])
  expect(rows[1]?.marks[0]).toMatchObject({ value: 49, low: 44, high: 54 })
})

test('what an alternative does not have is a dash and no mark, and what it is as stated stands beside it', () => {
  const { rows, list } = multipleOf(compared, 'shares.guards')
  expect(list).toEqual([])
  expect(rows.map((r) => [r.name, r.written])).toEqual([['as stated', '50.0\u00a0%'], ['mss', '\u2013']])
  expect(rows[1]?.marks[0]?.value).toBeNaN()
})

test('words claim no more than the test does', () => {
  expect(inWords(compared, 'levy-10')).toBe('Porters gain 20\u00a0yuan in 90 days, 10\u00a0% of what they had.')
  expect(inWords(compared, 'mss')).toBe('Whether porters gain or lose cannot be told from chance.')
  expect(inWords(compared, 'nobody')).toBe('')
  // Nor does it say of porters that they lost nothing where there are none.
  const vehicles = { ...compared, differences: [difference('kinds.porters.gain', 'levy-10', 0, 0)] }
  expect(inWords(vehicles, 'levy-10')).toBe('')
})

test('no two columns of a table have one heading, so that a file of it can be read', () => {
  for (const table of [gainTable([]), differenceTable([])]) {
    const headings = table.columns.map(heading)
    expect(new Set(headings).size, headings.join(', ')).toBe(headings.length)
  }
})
