// spread moves labels apart that would stand on one another: each at least gap
// from the next, as near as may be to where it wants to be, and within bounds
// where they fit. Order is kept; the answer is in the order given.
export function spread(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  // Blocks of labels that touch move as one; a block stands at the mean of what
  // its members want (pool adjacent violators).
  const blocks: { sum: number; from: number; n: number }[] = []
  order.forEach((id, i) => {
    blocks.push({ sum: wanted[id]! - i * gap, from: i, n: 1 })
    while (blocks.length > 1) {
      const [a, b] = [blocks[blocks.length - 2]!, blocks[blocks.length - 1]!]
      if (a.sum / a.n <= b.sum / b.n) break
      blocks.splice(-2, 2, { sum: a.sum + b.sum, from: a.from, n: a.n + b.n })
    }
  })
  const placed: number[] = []
  const room = high - gap * (wanted.length - 1)
  for (const b of blocks) {
    const at = Math.max(low, Math.min(b.sum / b.n, Math.max(low, room)))
    for (let k = 0; k < b.n; k++) placed[order[b.from + k]!] = at + (b.from + k) * gap
  }
  return placed
}
