// What studies end in, as the commands of the same names print it with --json.

export interface About {
  kind: string
  case: string
  title: string
  days: number
  start: string
  points: number
  replicates: number
  rows: number
  asked: number
  failed: number
  first_seed: number
  seeds: number
  failures: { reason: string; runs: number; row: number }[]
  probability: number
  inputs: { name: string; paths: string[]; unit: string; stated: string; origin: string; from: string }[]
}

export interface Sure {
  value: number
  low: number | null
  high: number | null
}

export interface Band {
  low: number | null
  high: number | null
  band?: string
}

export interface Spread {
  name: string
  unit: string
  means: string
  runs: number // that have the number
  without: number // that do not, and did not fail
  constant: boolean
  mean: Sure
  sd: number
  median: Sure
  p5: number
  p25: number
  p75: number
  p95: number
  pattern: Band | null
  split: { share: { value: number; low: number; high: number } } | null
  precision: number | null
}

export interface Fan {
  name: string
  unit: string
  means: string
  runs: number[]
  p5: (number | null)[]
  p25: (number | null)[]
  median: (number | null)[]
  p75: (number | null)[]
  p95: (number | null)[]
}

export interface Ensemble extends About {
  with: { name: string; policies: string[] }
  outcomes: Spread[]
  absent: { name: string; unit: string; pattern: Band | null }[] // no run has them
  fans: Fan[]
}

export interface Index {
  input: string
  name: string
  value: number
  low: number
  high: number
}

export interface Sensitivity extends About {
  method: string
  outcome: string
  unit: string
  n: number
  n_of: string
  dropped: number
  without: number
  constant: boolean // then there are no indices
  mean: number
  sd: number
  indices: Index[]
  words: { input: string; says: string; not_distinguishable_from_zero: boolean }[]
}

export interface Posterior {
  name: string
  unit: string
  stated: string
  mean: number
  sd: number
  median: number
  low: number
  high: number
  prior_mean: number
  prior_sd: number
  contraction: number
  verdict: string
}

export interface Predicted {
  pattern: string
  measure: string
  unit: string
  band_low: number | null
  band_high: number | null
  stated: string
  median: number
  p5: number
  p95: number
  runs: number
  without: number
  inside: { value: number }
}

export interface Calibration extends About {
  n: number
  dropped: number
  stopped: string
  posterior: Posterior[]
  predictive: Predicted[]
  predictive_runs: number
}

// runsOf says how many runs a result is of, under which seeds, and what failed.
export function runsOf(a: About): string {
  const n = (x: number) => x.toLocaleString('en')
  const last = a.first_seed + a.seeds - 1
  const seeds = a.seeds > 1 ? `seeds ${a.first_seed} to ${last}` : `seed ${a.first_seed}`
  const parts = [`${n(a.rows)} runs`, seeds, `${n(a.days)} days each`]
  if (a.rows < a.asked) parts[0] = `${n(a.rows)} of ${n(a.asked)} runs`
  if (a.failed > 0) parts.push(`${n(a.failed)} failed`)
  return parts.join(', ')
}

// runsWith says how many runs have a number, and if not all do, of how many.
export function runsWith(runs: number, without: number): string {
  const n = (x: number) => x.toLocaleString('en')
  return without > 0 ? `${n(runs)} of ${n(runs + without)}` : n(runs)
}

// seriesTitle is what a daily series shows.
export function seriesTitle(name: string, means: string): string {
  const [, route] = /^mass\.(.+)$/.exec(name) ?? []
  if (route) return `Goods that arrived by ${route}`
  return (means || name).replace(/^./, (c) => c.toUpperCase())
}

// dayOf is a date as days since 1970-01-01.
export function dayOf(date: string): number {
  return Math.round(Date.parse(date) / 86400000)
}
