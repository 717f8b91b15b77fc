// Where the lines of a chart over time run, and where their names stand.
import { line } from 'd3-shape'
import { dateMarks, type DateMark } from './calendar.ts'
import { mark } from '../number/format.ts'
import { linear, type Mark, type Tick } from './scale.ts'
import { spread } from './spread.ts'

export interface Curve {
  name: string
  class: string
  values: number[] // one for each point; not a number where there is none
  ref?: string // what its name leads to
  stated?: number // what the witness said
}

export interface LinesIn {
  width: number
  height: number
  days: number[] // of the points, since 1970-01-01
  first: number
  last: number
  curves: Curve[]
  bands?: [number, number][]
  zero?: boolean // the axis of heights begins at 0, or goes on to it
  mark?: Mark // writes the marks of the axis of heights
}

export interface LinesOut {
  left: number
  right: number
  top: number
  bottom: number
  x: (day: number) => number
  y: (value: number) => number
  dates: (DateMark & { x: number })[]
  heights: (Tick & { y: number })[]
  paths: { name: string; class: string; d: string; ref?: string; end: { x: number; y: number }; labelY: number; last: number; statedY?: number }[]
  bands: { x: number; width: number }[]
  empty: boolean // no curve has a value
}

// layLines lays a chart out. Names stand at the right, each beside its line.
export function layLines(c: LinesIn): LinesOut {
  const longest = Math.max(4, ...c.curves.map((k) => k.name.length))
  const right = c.width - Math.min(c.width * 0.4, longest * 7.8 + 14)
  const [top, bottom] = [10, c.height - 26]
  const values = c.curves.flatMap((k) => [...k.values, k.stated ?? NaN]).filter(Number.isFinite)
  let [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) [low, high] = [0, 1]
  if (c.zero ?? true) [low, high] = [Math.min(0, low), Math.max(0, high)]
  if (low === 0 && high === 0) high = 1
  const y = linear([low, high], [bottom, top], 4)
  const heights = y.marks(4, c.mark ?? mark)
  const left = Math.max(44, ...heights.map((h) => h.label.length * 6.6 + 10))
  const x = linear([c.first, Math.max(c.last, c.first + 1)], [left, right])
  const draw = line<number>((_, i) => x(c.days[i] ?? c.first), (v) => y(v)).defined(Number.isFinite)

  const ends = c.curves.map((k) => {
    const at = lastOf(k.values)
    const value = k.values[at] ?? NaN
    return { x: x(c.days[at] ?? c.first), y: y(Number.isFinite(value) ? value : y.domain[0]), value }
  })
  const labels = spread(ends.map((e) => e.y), 15, top + 4, bottom)
  return {
    left, right, top, bottom, x, y,
    dates: dateMarks(c.first, c.last, Math.max(2, Math.floor((right - left) / 64))).map((m) => ({ ...m, x: x(m.day) })),
    heights: heights.map((h) => ({ ...h, y: y(h.value) })),
    // A curve without a value has neither a line nor a name at its end.
    paths: c.curves.map((k, i) => ({
      name: k.name, class: k.class, ref: k.ref, d: draw(k.values) ?? '', end: ends[i]!, last: ends[i]!.value, labelY: labels[i]!,
      statedY: k.stated === undefined ? undefined : y(k.stated),
    })).filter((p) => Number.isFinite(p.last)),
    empty: !ends.some((e) => Number.isFinite(e.value)),
    bands: (c.bands ?? []).map(([from, to]) => ({ x: x(from), width: Math.max(1, x(to) - x(from)) })),
  }
}

function lastOf(values: number[]): number {
  let at = values.length - 1
  while (at > 0 && !Number.isFinite(values[at])) at--
  return Math.max(0, at)
}
