// What the page makes of a drawing that the server made: its table, and the row to
// which a pointer points.
import type { Drawing } from '../api/types.ts'
import type { Table } from './table.ts'

// tableOf is the table of a drawing, as it is read; a column in which every cell says
// one number at most is one of numbers when it is saved.
export function tableOf(d: Drawing): Table {
  const numeric = d.head.map((_, i) => i > 0 && d.rows.some((r) => r[i]?.values.length === 1) && d.rows.every((r) => (r[i]?.values.length ?? 0) <= 1))
  return {
    columns: d.head.map((name, i) => ({ name, text: !numeric[i] })),
    rows: d.rows.map((r) => r.map((c, i) => (numeric[i] ? (c.values[0] ?? null) : c.text))),
    shown: d.rows.map((r) => r.map((c) => c.text)),
  }
}

// rowAt is the row of the shape under a pointer, or of the point of a line that is
// nearest to it; -1 if there is none near.
export function rowAt(box: Element, target: Element, clientX: number): number {
  const shape = target.closest<SVGElement>('[data-row]')
  if (shape && box.contains(shape)) return Number(shape.dataset.row)
  const svg = box.querySelector<SVGSVGElement>('svg[data-x]')
  if (!svg) return -1
  const { left, width } = svg.getBoundingClientRect()
  return nearest((svg.dataset.x ?? '').split(' ').map(Number), ((clientX - left) / width) * svg.viewBox.baseVal.width)
}

// nearest is the place of the number that is nearest to another, -1 if none is near.
export function nearest(places: number[], at: number): number {
  let [best, found] = [30, -1]
  places.forEach((x, i) => {
    if (Math.abs(x - at) < best) [best, found] = [Math.abs(x - at), i]
  })
  return found
}
