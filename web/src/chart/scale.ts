// A straight scale from numbers to places, with round numbers to mark it at.
import { nice, ticks } from 'd3-array'

export interface Scale {
  (x: number): number
  domain: [number, number]
  marks: (count: number) => number[]
}

// linear maps the ends of a domain to the ends of a range; with a count, the
// domain is first widened to round numbers.
export function linear(domain: [number, number], range: [number, number], count?: number): Scale {
  const [low, high] = count === undefined ? domain : nice(domain[0], domain[1], count)
  const scale = (x: number) => range[0] + ((x - low) / (high - low)) * (range[1] - range[0])
  return Object.assign(scale, { domain: [low, high] as [number, number], marks: (n: number) => ticks(low, high, n) })
}

// fitting are marks as many as can stand beside one another, each as wide as what
// is written at it.
export function fitting(scale: Scale, room: number, write: (x: number) => string): number[] {
  for (let count = Math.max(2, Math.floor(room / 48)); count > 1; count--) {
    const marks = scale.marks(count)
    const widest = Math.max(...marks.map((m) => write(m).length), 1)
    if (marks.length * (widest * 6.4 + 12) <= room) return marks
  }
  return scale.marks(1)
}
