import type { Check, Mend } from '../api/types.ts'

// mendsAll are the changes that resolve every contradiction at once, where there
// are several: one claim, moved to one value.
export function mendsAll(check: Check): Mend[] {
  const [first, ...rest] = check.mends ?? []
  if (!first || rest.length === 0) return []
  return first.filter((m) => rest.every((list) => list.some((x) => x.claim === m.claim && x.to === m.to && x.unit === m.unit)))
}
