// What policies change against the case as it is stated, under the same seeds.
import type { Comparison, Difference } from '../api/types.ts'
import type { Row } from '../chart/intervals.ts'
import type { Table } from '../figure/table.ts'
import { actors } from '../number/actors.ts'
import { change, quantity } from '../number/format.ts'
import { measureOf } from '../number/measures.ts'

// gainsOf are what one alternative brings each kind of actor, in the order of the
// report; those whom it leaves exactly where they were are left out.
export function gainsOf(c: Comparison, arm: string): Difference[] {
  return actors.flatMap((a) => c.differences.filter((d) => d.with === arm && d.name === `kinds.${a.sector}.gain` && d.change.value !== 0))
}

// reachOf is one scale for all alternatives, so that they can be told apart by eye.
export function reachOf(c: Comparison): [number, number] {
  const ends = c.differences.filter((d) => d.name.endsWith('.gain')).flatMap((d) => [d.change.value, d.change.low ?? d.change.value, d.change.high ?? d.change.value])
  return ends.length ? [Math.min(0, ...ends), Math.max(0, ...ends)] : [-1, 1]
}

export function gainRows(list: Difference[]): Row[] {
  return list.map((d) => {
    const actor = actors.find((a) => d.name === `kinds.${a.sector}.gain`)
    return {
      name: actor?.name ?? d.name,
      class: actor?.class ?? 'unknown',
      marks: [{ value: d.change.value, low: d.change.low ?? undefined, high: d.change.high ?? undefined, hollow: !d.holds }],
      written: change(d.change.value, 'yuan'),
    }
  })
}

export function gainTable(list: Difference[]): Table {
  return {
    columns: [
      { name: 'actor', text: true }, { name: 'as stated', unit: 'yuan' }, { name: 'change', unit: 'yuan' }, { name: 'low', unit: 'yuan' }, { name: 'high', unit: 'yuan' },
      { name: 'change', unit: 'kg of rice' }, { name: 'pairs of runs' }, { name: 'chance of more' }, { name: 'p, corrected' }, { name: 'variance cut by' },
    ],
    rows: list.map((d) => [d.name.split('.')[1] ?? d.name, d.base, d.change.value, d.change.low, d.change.high, d.staple?.value ?? null, d.pairs, d.higher.value, d.p_corrected, d.variance_factor]),
  }
}

// The outcomes that a reader asks for, each a small drawing of its own.
export const multiples = [
  'porter_month.money', 'porter_month.staple', 'piece_rate', 'shares.guards', 'shares.organisers', 'shares.porters',
  'load.mean', 'crew.median', 'declared_share', 'mass.sold', 'mass.seized', 'harm.detained', 'harm.hurt', 'harm.dead',
]

// multipleOf has a row for the case as stated and one for each alternative; the
// interval is that of the difference, about the alternative's mean.
export function multipleOf(c: Comparison, name: string): { rows: Row[]; unit: string; list: Difference[] } {
  const list = c.differences.filter((d) => d.name === name)
  const absent = c.absent.filter((u) => u.name === name && (u.base !== null || u.mean !== null))
  const unit = list[0]?.unit ?? absent[0]?.unit ?? ''
  const m = measureOf(name)
  const places = unit === 'share' ? 1 : m.places
  const base = list[0]?.base ?? absent[0]?.base ?? NaN
  const rows: Row[] = list.length + absent.length ? [{ name: c.arms[0]?.name ?? 'as stated', class: 'rest', marks: [{ value: base }], written: quantity(base, bare(unit), places) }] : []
  for (const d of list) {
    const end = (x: number | null) => (x === null ? undefined : d.base + x)
    rows.push({
      name: d.with,
      class: armClass(c, d.with),
      marks: [{ value: d.mean, low: end(d.change.low), high: end(d.change.high), hollow: !d.holds }],
      written: quantity(d.mean, bare(unit), places),
    })
  }
  for (const u of absent) {
    const mean = u.mean ?? NaN
    rows.push({ name: u.with, class: armClass(c, u.with), marks: [{ value: mean }], written: quantity(mean, bare(unit), places) })
  }
  return { rows, unit, list }
}

export function bare(unit: string): string {
  return unit.replace(/\/month$/, '')
}

// armClass is the colour of an alternative; that of the case as stated is grey.
export function armClass(c: Comparison, arm: string): string {
  const at = c.arms.findIndex((a) => a.name === arm)
  return at <= 0 ? 'rest' : `route-${((at - 1) % 4) + 1}`
}

export function differenceTable(list: Difference[]): Table {
  const unit = list[0]?.unit
  return {
    columns: [
      { name: 'with', text: true }, { name: 'as stated', unit }, { name: 'mean', unit }, { name: 'change', unit }, { name: 'low', unit }, { name: 'high', unit },
      { name: 'pairs of runs' }, { name: 'chance of better' }, { name: 'p, corrected' }, { name: 'variance cut by' },
    ],
    rows: list.map((d) => [d.with, d.base, d.mean, d.change.value, d.change.low, d.change.high, d.pairs, d.better?.value ?? null, d.p_corrected, d.variance_factor]),
  }
}

// inWords says what an alternative does to porters, who have least say in it.
export function inWords(c: Comparison, arm: string): string {
  const gain = c.differences.find((d) => d.with === arm && d.name === 'kinds.porters.gain')
  // Exactly nothing with and without it: nobody lives there who would carry.
  if (!gain || (gain.base === 0 && gain.mean === 0 && gain.change.value === 0)) return ''
  if (gain.change.value === 0) return 'Porters are left exactly where they were.'
  if (!gain.holds) return 'Whether porters gain or lose cannot be told from chance.'
  const part = gain.share === null ? '' : `, ${Math.abs(gain.share * 100).toFixed(0)}\u00a0% of what they had`
  return `Porters ${gain.change.value > 0 ? 'gain' : 'lose'} ${quantity(Math.abs(gain.change.value), 'yuan')} in ${c.days} days${part}.`
}
