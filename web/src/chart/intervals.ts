// Rows of values with their intervals on one scale: differences between policies,
// indices of influence, stated against balanced.
import { mark } from '../number/format.ts'
import { fitting, letter, linear, type Mark as Writer, type Tick } from './scale.ts'

export interface Mark {
  value: number
  low?: number
  high?: number
  class?: string
  hollow?: boolean
  name?: string // on the mark, where one row has several
}

export interface Row {
  name: string
  class?: string
  ref?: string
  marks: Mark[]
  written: string // at the right
}

export interface IntervalsIn {
  width: number
  rows: Row[]
  zero?: boolean
  rowHeight?: number
  domain?: [number, number]
  mark?: Writer // writes the marks of the axis
}

// layIntervals gives the places of names, marks and values. On a narrow screen,
// or where names are long, names and values stand above their rows.
export function layIntervals(c: IntervalsIn) {
  const longest = Math.max(...c.rows.map((r) => r.name.length), 4)
  const names = longest * 7.6 + 18
  const above = c.width < 460 || names > c.width / 2 // or names would stand outside
  // A name and a value that have no room beside one another stand in two lines.
  const stacked = above && c.rows.some((r) => (r.name.length + r.written.length) * 7.4 + 12 > c.width)
  const rowHeight = stacked ? 60 : above ? 44 : (c.rowHeight ?? 30)
  const written = Math.max(...c.rows.map((r) => r.written.length), 3) * 7.4 + 16
  const all = c.rows.flatMap((r) => r.marks.flatMap((m) => [m.value, m.low ?? m.value, m.high ?? m.value])).filter(Number.isFinite)
  let [low, high] = c.domain ?? [Math.min(...all), Math.max(...all)]
  if (!Number.isFinite(low) || !Number.isFinite(high)) [low, high] = [0, 1]
  if (c.zero ?? true) [low, high] = [Math.min(0, low), Math.max(0, high)]
  let left = above ? 6 : names
  let right = above ? c.width - 6 : c.width - written
  let x = linear([low, high], [left, right], 5)
  let ticks = fitting(x, right - left, c.mark ?? mark)
  if (above) {
    // Marks at the very ends stand half outside of what they mark, and inside the figure.
    const half = (t: Tick | undefined) => ((t?.label.length ?? 0) * letter) / 2
    const [first, last] = [ticks[0], ticks.at(-1)]
    if (first) left = Math.max(left, left + half(first) - x(first.value))
    if (last) right = Math.min(right, right - (x(last.value) + half(last) - c.width))
    x = linear([low, high], [left, right], 5)
    ticks = fitting(x, right - left, c.mark ?? mark)
  }
  return {
    x, left, right, above, rowHeight, nameUp: stacked ? 29 : 13,
    empty: !c.rows.some((r) => r.marks.some((m) => Number.isFinite(m.value))),
    height: c.rows.length * rowHeight + 30,
    ticks,
    rows: c.rows.map((row, i) => ({ row, y: i * rowHeight + (stacked ? 45 : above ? 29 : rowHeight / 2) })),
  }
}
