// Stated against balanced, for claims in any unit: both as parts of the stated
// number, so that one scale serves them all.
import type { Check, CheckedClaim } from '../api/types.ts'
import type { Row } from '../chart/intervals.ts'
import type { Table } from '../figure/table.ts'
import { quantity } from '../number/format.ts'

// moved are the claims that say something together with others, those that had
// to move most first.
export function moved(check: Check, most: number): CheckedClaim[] {
  return check.claims
    .filter((c) => c.stated !== 0 && Number.isFinite(c.balanced))
    .sort((a, b) => rank(check, b) - rank(check, a) || Math.abs(b.shift_sd) - Math.abs(a.shift_sd))
    .filter((c, i) => i < 6 || rank(check, c) > 0 || Math.abs(c.shift_sd) > 0.01)
    .slice(0, most)
}

function rank(check: Check, c: CheckedClaim): number {
  return check.conflicts.some((set) => set.includes(c.id)) ? 2 : c.verdict === 'agrees' ? 0 : 1
}

// reachOf is the scale: wide enough for what moved, not for the ends of every
// bound. Intervals that go beyond it end at its edge.
export function reachOf(claims: CheckedClaim[]): [number, number] {
  const far = Math.max(0.15, ...claims.map((c) => Math.abs(c.balanced / c.stated - 1)))
  return [-far * 1.6, far * 1.6]
}

// balanceRows has for each claim a hollow mark where it was stated, at 1, and a
// full one where it balances.
export function balanceRows(claims: CheckedClaim[]): Row[] {
  const [low, high] = reachOf(claims)
  const end = (x: number | undefined, c: CheckedClaim) => (x === undefined ? undefined : Math.max(low, Math.min(high, x / c.stated - 1)))
  return claims.map((c) => ({
    name: c.id,
    ref: `claim:${c.id}`,
    class: c.verdict === 'contradicts' ? 'contradicts' : c.verdict === 'strained' ? 'strained' : 'agrees',
    marks: [
      { value: 0, hollow: true },
      { value: c.balanced / c.stated - 1, low: end(c.low, c), high: end(c.high, c) },
    ],
    written: `${c.text || quantity(c.stated, c.unit)} \u2192 ${quantity(c.balanced, c.unit)}`,
  }))
}

export function balanceTable(claims: CheckedClaim[]): Table {
  return {
    columns: [
      { name: 'claim', text: true }, { name: 'stated', text: true }, { name: 'stated value' }, { name: 'balanced' }, { name: 'low' }, { name: 'high' },
      { name: 'unit', text: true }, { name: 'shift', unit: 'sd' }, { name: 'verdict', text: true },
    ],
    rows: claims.map((c) => [c.id, c.text, c.stated, c.balanced, c.low ?? null, c.high ?? null, c.unit, c.shift_sd, c.verdict]),
  }
}
