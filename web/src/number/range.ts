// Where the marks of a small range strip stand, from 0 to 1.

export interface Marks {
  from: number // left end of the stated range
  to: number
  openLow: boolean // the range has no end on that side
  openHigh: boolean
  points: number[] // in the order given
  ends: [number, number] // what 0 and 1 stand for
}

// marksOf lays a range and some values on one strip, with a margin about them,
// so that nothing stands at its very edge.
export function marksOf(low: number | undefined, high: number | undefined, values: number[]): Marks {
  const known = [low, high, ...values].filter((x): x is number => x !== undefined && Number.isFinite(x))
  let [min, max] = [Math.min(...known), Math.max(...known)]
  if (min === max) [min, max] = min === 0 ? [-1, 1] : [min - Math.abs(min) / 2, max + Math.abs(max) / 2]
  const margin = (max - min) * 0.12
  ;[min, max] = [min - margin, max + margin]
  const at = (x: number) => (x - min) / (max - min)
  return {
    from: low === undefined ? 0 : at(low),
    to: high === undefined ? 1 : at(high),
    openLow: low === undefined,
    openHigh: high === undefined,
    points: values.map(at),
    ends: [min, max],
  }
}
