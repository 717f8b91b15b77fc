// How results of studies are spoken of.
import type { Study } from '../api/types.ts'

// Rows is what is known of the runs of a result that has rows.
type Rows = Pick<Extract<NonNullable<Study['result']>, { rows: number }>, 'first_seed' | 'seeds' | 'rows' | 'days' | 'asked' | 'failed'>

// runsOf says how many runs a result is of, under which seeds, and what failed.
export function runsOf(a: Rows): string {
  const n = (x: number) => x.toLocaleString('en')
  const last = a.first_seed + a.seeds - 1
  const seeds = a.seeds > 1 ? `seeds ${a.first_seed} to ${last}` : `seed ${a.first_seed}`
  const parts = [`${n(a.rows)} runs`, seeds, `${n(a.days)} days each`]
  if (a.rows < a.asked) parts[0] = `${n(a.rows)} of ${n(a.asked)} runs`
  if (a.failed > 0) parts.push(`${n(a.failed)} failed`)
  return parts.join(', ')
}

// runsWith says how many runs have a number, and if not all do, of how many.
export function runsWith(runs: number, without: number): string {
  const n = (x: number) => x.toLocaleString('en')
  return without > 0 ? `${n(runs)} of ${n(runs + without)}` : n(runs)
}

// seriesTitle is what a daily series shows.
export function seriesTitle(name: string, means: string): string {
  const [, route] = /^mass\.(.+)$/.exec(name) ?? []
  if (route) return `Goods that arrived by ${route}`
  return (means || name).replace(/^./, (c) => c.toUpperCase())
}

// dayOf is a date as days since 1970-01-01.
export function dayOf(date: string): number {
  return Math.round(Date.parse(date) / 86400000)
}
