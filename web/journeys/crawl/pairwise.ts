// Combinations of choices in which every pair of values is met at least once. Most
// faults need no more than two things together, and all combinations are too many
// to be tried each time (Cohen et al. 1997, the AETG system).

export type Row<F extends Record<string, readonly string[]>> = { [K in keyof F]: F[K][number] }

// product is every combination that is possible.
export function product<F extends Record<string, readonly string[]>>(factors: F, possible: (row: Row<F>) => boolean): Row<F>[] {
  let rows: Record<string, string>[] = [{}]
  for (const [name, values] of Object.entries(factors)) rows = rows.flatMap((r) => values.map((v) => ({ ...r, [name]: v })))
  return (rows as Row<F>[]).filter(possible)
}

// pairwise are combinations out of all possible ones that have every pair that any
// of those has. Each is the one with the most pairs that are still to be met.
export function pairwise<F extends Record<string, readonly string[]>>(factors: F, possible: (row: Row<F>) => boolean): Row<F>[] {
  const all = product(factors, possible)
  const missing = new Set(all.flatMap(pairsOf))
  const chosen: Row<F>[] = []
  while (missing.size > 0) {
    let best = all[0]!
    let most = 0
    for (const row of all) {
      const met = pairsOf(row).filter((p) => missing.has(p)).length
      if (met > most) [best, most] = [row, met]
    }
    for (const p of pairsOf(best)) missing.delete(p)
    chosen.push(best)
  }
  return chosen
}

// pairsOf are the pairs of values in a combination, by name.
export function pairsOf(row: Record<string, string>): string[] {
  const all = Object.entries(row)
  return all.flatMap(([a, x], i) => all.slice(i + 1).map(([b, y]) => `${a}=${x} ${b}=${y}`))
}
