// Marks on an axis of dates, given as days since 1970-01-01.
import { months } from '../number/format.ts'

export interface DateMark {
  day: number
  label: string
}

// Calendar steps that a reader can count in.
const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]

// dateMarks gives a limited number of marks between two days, both included: days counted
// from the first, or the firsts of months or years.
export function dateMarks(first: number, last: number, most: number): DateMark[] {
  for (const step of daySteps) {
    if (Math.floor((last - first) / step) + 1 > most) continue
    const marks: DateMark[] = []
    for (let day = Math.ceil(first); day <= last; day += step) marks.push({ day, label: dayLabel(day) })
    return marks
  }
  for (const step of monthSteps) {
    const marks = monthMarks(first, last, step)
    if (marks.length <= most) return marks
  }
  return []
}

// monthMarks are the first days of months at a fixed distance. The first mark has its year,
// and so has January, and a month that is marked in an earlier year too: no two
// marks are the same.
function monthMarks(first: number, last: number, step: number): DateMark[] {
  const marks: DateMark[] = []
  const met = new Set<number>()
  const start = new Date(first * 86400000)
  for (let m = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; m++) {
    const [year, month] = [Math.floor(m / 12), m % 12]
    const day = Date.UTC(year, month, 1) / 86400000
    if (day > last) return marks
    if (day < first || m % step !== 0) continue
    const label = step >= 12 ? `${year}` : month === 0 || marks.length === 0 || met.has(month) ? `${months[month]} ${year}` : (months[month] ?? '')
    met.add(month)
    marks.push({ day, label })
  }
}

function dayLabel(day: number): string {
  const d = new Date(day * 86400000)
  return `${d.getUTCDate()} ${months[d.getUTCMonth()]}`
}
