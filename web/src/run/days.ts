// What has arrived of a run: its days as columns, its flows and crossings by day.
// The server sends each day once, in order; the page looks up to any of them.
import type { BeginEvent, Crossing, Batch, FlowTotal, Happening } from '../api/types.ts'

export class Days {
  readonly columns = new Map<string, number[]>()
  readonly flows: FlowTotal[][] = [] // by day
  readonly crossings: Crossing[][] = []
  readonly notes: Happening[] = []
  readonly units = new Map<string, { unit: string; means: string }>()
  routes: string[] = []
  asked = 0
  days = 0

  begin(e: BeginEvent) {
    this.asked = e.asked
    this.routes = e.routes.map((r) => r.name)
    for (const c of e.columns) this.units.set(c.name, { unit: c.unit, means: c.means })
  }

  // add takes days in; those that are here already, after a stream was taken up
  // again, are left out.
  add(e: Batch) {
    const skip = Math.max(0, this.days - e.from)
    const count = e.to - e.from + 1
    if (count - skip <= 0) return
    for (const [name, values] of Object.entries(e.columns)) {
      const column = this.columns.get(name) ?? []
      for (let i = skip; i < values.length; i++) column.push(values[i] ?? NaN)
      this.columns.set(name, column)
    }
    for (let day = this.days; day <= e.to; day++) {
      this.flows[day] = []
      this.crossings[day] = []
    }
    for (const f of e.flows) if (f.day >= this.days) this.flows[f.day]?.push(f)
    for (const c of e.crossings) if (c.day >= this.days) this.crossings[c.day]?.push(c)
    for (const n of e.notes ?? []) if (n.day >= this.days) this.notes.push(n)
    this.days = e.to + 1
  }

  column(name: string): number[] {
    return this.columns.get(name) ?? []
  }

  // carried says whether anybody lives in this world who could carry. Until a day
  // is here that is not known, and it is said as of most cases: yes.
  carried(): boolean {
    return this.days === 0 || ['ready', 'resting', 'hired', 'detained'].some((name) => this.column(name).some((n) => n > 0))
  }

  // total adds a column up over the first days.
  total(name: string, days: number): number {
    const column = this.column(name)
    let sum = 0
    for (let i = 0; i < Math.min(days, column.length); i++) sum += column[i] ?? 0
    return sum
  }

  // paid adds up the flows of the first days that a test keeps [minor units].
  paid(days: number, keep: (f: FlowTotal) => boolean): number {
    let sum = 0
    for (let d = 0; d < Math.min(days, this.flows.length); d++) for (const f of this.flows[d] ?? []) if (keep(f)) sum += f.amount
    return sum
  }

  // campaigns are the first day of each security campaign and the day after its
  // last, among the first days, as dates.
  campaigns(days: number): [number, number][] {
    const on = this.column('campaign')
    const date = this.column('date')
    const found: [number, number][] = []
    for (let i = 0; i < Math.min(days, on.length); i++) {
      if (!on[i]) continue
      const last = found[found.length - 1]
      if (last && last[1] === date[i]) last[1]++
      else found.push([date[i] ?? 0, (date[i] ?? 0) + 1])
    }
    return found
  }
}
