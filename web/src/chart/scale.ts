// A straight scale from numbers to places, with round numbers to mark it at.
import { nice, tickIncrement, ticks } from 'd3-array'

export interface Scale {
  (x: number): number
  domain: [number, number]
  marks: (count: number, write: Mark) => Tick[]
}

// Mark writes a value of an axis with the digits that the step between marks needs.
export type Mark = (x: number, step: number) => string

export interface Tick {
  value: number
  label: string
}

// dust is the part of a value below which two values differ by the rounding of
// their arithmetic alone: an axis between them would say that they differ.
const dust = 1e-9

// apart are two ends of a domain that differ: as they are, or moved away from one
// another where they do not.
export function apart(low: number, high: number): [number, number] {
  if (high - low > dust * Math.max(Math.abs(low), Math.abs(high)) && high - low > 1e-200) return [low, high]
  const by = Math.abs(low) * 0.1
  return by > 1e-200 ? [low - by, low + by] : [low - 1, low + 1]
}

// linear maps the ends of a domain to the ends of a range; with a count, the
// domain is first widened to round numbers.
export function linear(domain: [number, number], range: [number, number], count?: number): Scale {
  const wide = apart(...domain)
  const [low, high] = count === undefined ? wide : nice(wide[0], wide[1], count)
  const scale = (x: number) => range[0] + ((x - low) / (high - low)) * (range[1] - range[0])
  const marks = (n: number, write: Mark) => {
    const by = tickIncrement(low, high, n)
    const step = by < 0 ? -1 / by : by
    return ticks(low, high, n).map((value) => ({ value, label: write(value, step) }))
  }
  return Object.assign(scale, { domain: [low, high] as [number, number], marks })
}
