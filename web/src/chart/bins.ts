// Counting values into bins of equal width.
export interface Bins {
  from: number
  width: number
  counts: number[]
}

// binned counts values, each with its weight, into about as many bins as a small
// drawing can show.
export function binned(values: number[], weights: number[] | undefined, count: number, low?: number, high?: number): Bins {
  const from = low ?? Math.min(...values)
  const to = high ?? Math.max(...values)
  const width = (to - from || 1) / count
  const counts = new Array<number>(count).fill(0)
  values.forEach((v, i) => {
    const at = Math.min(count - 1, Math.max(0, Math.floor((v - from) / width)))
    counts[at] = counts[at]! + (weights?.[i] ?? 1)
  })
  return { from, width, counts }
}

// density makes counts comparable between histograms: their area is 1.
export function density(b: Bins): number[] {
  const total = b.counts.reduce((a, c) => a + c, 0)
  return b.counts.map((c) => (total > 0 ? c / total / b.width : 0))
}
