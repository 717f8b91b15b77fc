import type { Check, Correction } from '../api/types.ts'

// correctsAll are the changes that resolve every contradiction at once, where there
// are several: one claim, moved to one value.
export function correctsAll(check: Check): Correction[] {
  const [first, ...rest] = check.conflicts.map((c) => c.corrections)
  if (!first || rest.length === 0) return []
  return first.filter((m) => rest.every((list) => list.some((x) => x.claim === m.claim && x.to === m.to && x.unit === m.unit)))
}
