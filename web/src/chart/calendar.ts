// Marks on an axis of dates, given as days since 1970-01-01.
import { months } from '../number/format.ts'

export interface DateMark {
  day: number
  label: string
}

// monthMarks are the firsts of months between two days, as many as there is room
// for; January has its year.
export function monthMarks(first: number, last: number, most: number): DateMark[] {
  const marks: DateMark[] = []
  const start = new Date(first * 86400000)
  const all = (last - first) / 30.44
  const step = [1, 2, 3, 6, 12, 24, 60].find((s) => all / s <= most) ?? 120
  for (let m = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; m++) {
    const [year, month] = [Math.floor(m / 12), m % 12]
    const day = Date.UTC(year, month, 1) / 86400000
    if (day > last) return marks
    if (day < first || m % step !== 0) continue
    marks.push({ day, label: month === 0 || marks.length === 0 ? `${months[month]} ${year}` : (months[month] ?? '') })
  }
}
