// Days as a reader can take them in: single days when there are few, weeks in a
// year, months in several years. As in the report.
const mostPoints = 120

export function periodLength(days: number): number {
  let length = days > 62 ? 7 : 1
  for (const longer of [30, 365, 3650]) if (days / length > mostPoints) length = longer
  return length
}

export function periodWord(length: number): string {
  return length === 1 ? 'by day' : length === 7 ? 'by week' : `by ${length} days`
}

export type Fold = (part: number[]) => number

export const sum: Fold = (part) => part.reduce((a, b) => a + b, 0)
export const mean: Fold = (part) => (part.length ? sum(part) / part.length : NaN)
// meanPaid leaves out the days on which nothing was paid for: there was no rate.
export const meanPaid: Fold = (part) => mean(part.filter(Number.isFinite))

// fold makes one number of each period. Days left over at the end are a period
// of their own only if they are half a period or more: a sum of one day beside
// sums of a week would look like a collapse.
export function fold(values: ArrayLike<number>, length: number, of: Fold): number[] {
  const points: number[] = []
  for (let from = 0; from < values.length; ) {
    let to = from + length
    if (2 * (values.length - to) < length) to = values.length
    points.push(of(Array.prototype.slice.call(values, from, to) as number[]))
    from = to
  }
  return points
}
