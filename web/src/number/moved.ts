import type { Influence } from '../api/types.ts'

export interface Moved {
  measure: string
  low: number // change at the low end, as a part of the outcome itself
  high: number
}

// movedMost are the outcomes that move by more than one in two hundred, and by
// more than chance, those that move most first. What can be on either side of
// nothing, as a change of stocks, has no relative change.
export function movedMost(m: Pick<Influence, 'outcomes'>, count = 5): Moved[] {
  return m.outcomes
    .flatMap((o) => (o.base === null ? [] : [{ ...o, base: o.base }]))
    .filter((o) => o.base > 0 && o.at_low >= 0 && o.at_high >= 0 && !o.chance)
    .map((o) => ({ measure: o.measure, low: o.at_low / o.base - 1, high: o.at_high / o.base - 1 }))
    .filter((o) => size(o) >= 0.005)
    .sort((a, b) => size(b) - size(a))
    .slice(0, count)
}

function size(o: Moved): number {
  return Math.max(Math.abs(o.low) || 0, Math.abs(o.high) || 0)
}
