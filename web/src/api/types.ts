// What the server says, in the shapes of its OpenAPI document.

export interface Fault {
  file?: string
  line: number // from 1
  column: number
  width?: number // in characters
  path?: string // the keys that lead to the place: sources.letter.grade
  before?: string
  source?: string // the line as it stands
  what: string
  write?: string // what to write instead
}

export interface Source {
  id: string
  title: string
  publisher?: string
  witness?: string
  date?: string
  url?: string
  grade: string
  status: string
}

export interface FigureOf {
  text: string
  shape: string
  low?: number
  best: number
  high?: number
  level: number
  unit: string
}

export interface Claim {
  id: string
  kind: string
  figure?: FigureOf
  from: string
  at?: string
  says: string
  measure?: string
}

export interface Testimony {
  sources: Source[]
  claims: Claim[]
}

export interface Resolved {
  path: string
  value: string
  unit?: string
  means?: string
  origin: 'claim' | 'source' | 'assumed' | 'default' | 'case' | 'policy' | 'set'
  from?: string
  at?: string
  why?: string
  was?: string
  low?: number
  high?: number
}

export interface PolicyChange {
  verb: 'set' | 'scale' | 'add' | 'ramp'
  path: string
  value: string
  starts?: string
  ends?: string
  reaches?: string
  origin: string
  from?: string
  at?: string
  why?: string
}

export interface Policy {
  name: string
  about?: string
  changes: PolicyChange[]
}

// null is a ratio, mean, quantile or extreme of nothing.
export type Maybe = number | null

export interface Summary {
  shares: { guards: Maybe; organisers: Maybe; porters: Maybe }
  profit_per_kg: Maybe
  piece_rate: Maybe
  load: { mean: Maybe; smallest: Maybe; largest: Maybe }
  crew: { median: Maybe; p10: Maybe; p90: Maybe; largest: Maybe }
  porter_month: { runs: Maybe; money: Maybe; staple: Maybe }
  routes: Record<string, { mass: number; profit: number; crossings: number }>
  mass: { gathered: number; sold: number; seized: number; lost: number; stock: number }
  declared_share: Maybe
  own_trade: number
  harm: { detained: number; hurt: number; dead: number }
  conservation: { money: number; goods: number }
  agents: number
  agent_days: number
  of: Record<string, number> // what each number that may be null is of
}

// What tumen check --json gives.
export type Verdict = 'agrees' | 'strained' | 'contradicts'

export interface CheckedClaim {
  id: string
  text: string
  stated: number
  unit: string
  balanced: number
  low?: number
  high?: number
  shift_sd: number
  verdict: Verdict
  held_out?: boolean
}

export interface Correction {
  claim: string
  to: number
  unit: string
}

export interface Implied {
  name: string
  value: number
  balanced?: number
  low?: number
  high?: number
  unit: string
  from: string[]
}

export interface Decision {
  id: string
  says?: string
  holds: boolean
  left: number
  right: number
  unit: string
  thresholds: { name: string; holds: string; value: number; unit: string }[]
  not_answered?: string
}

export interface Check {
  consistent: boolean
  claims: CheckedClaim[]
  conflicts: string[][]
  because?: string[][] // the identities that join the claims of each
  corrections?: Correction[][]
  implied: Implied[]
  decisions?: Decision[]
  undetermined?: string[]
  notes?: { identity: string; what: string; write: string }[]
}

// Cases.
export interface CaseEntry {
  name: string
  title: string
  about: string
  group: 'case' | 'theory' | 'draft'
  claims: number
  sources: number
  policies: number
  patterns: number
  porters: number
  days: number
  faults: number // what keeps it from being run
  conflicts?: number
}

export interface Pattern {
  name: string
  measure: string
  stated?: string
  low: number | null
  high: number | null
  unit: string
  band: string
  claim?: string
  says: string
}

export interface RouteOf {
  name: string
  kind: 'clandestine' | 'declared'
  carriers: string
  county: string
  posts: { name: string; organ: string }[]
}

export interface CaseDetail {
  name: string
  title: string
  about: string
  sha256: string
  yaml: string
  testimony: Testimony
  parameters: Resolved[]
  policies: Policy[]
  patterns: Pattern[]
  counties: string[]
  goods: { name: string; declarable: boolean }[]
  routes: RouteOf[]
  start: string
  days: number
  lacks: Fault[] // what keeps it from being run; a testimony need not have an economy
}

// A draft as the server keeps it.
export interface DraftEntry {
  name: string
  sha256: string // of the text; as If-Match it says which text a change replaces
  yaml: string
  faults: Fault[]
}

// What a claim or parameter moves, for the card.
export interface Influence {
  of: string
  numbers: { path: string; unit: string; value: number; low: number; high: number; stated?: boolean }[]
  seeds: number
  first_seed: number
  days: number
  probability: number
  outcomes: { measure: string; unit: string; base: number | null; at_low: number; at_high: number; difference: { value: number; low: number | null; high: number | null }; pairs: number; missing: number }[]
  absent: string[] // outcomes without a difference
}

export interface Moves {
  state: State
  done: number
  all: number
  result?: Influence
}

// Runs.
export type State = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export interface RunSpec {
  case?: string
  yaml?: string
  seed: number
  days?: number
  policies: string[]
  sets: string[]
}

export interface FlowCell {
  kind: string
  from: string
  to: string
  amount: number
}

export interface Manifest {
  version: string
  case: string
  title: string
  case_sha256: string
  seed: number
  start: string
  days: number
  asked: number
  partial: boolean
  policies: string[]
  sets: string[]
  parameters: Resolved[]
  testimony: Testimony
  summary: Summary
  distributions: { name: string; unit: string; of: string; width: number; counts: number[] }[]
  flow_totals: FlowCell[]
  without: { summary: Summary; flow_totals: FlowCell[] } | null
}

export interface RunEntry {
  id: string
  version: string
  title: string
  case_name: string
  state: State
  done: number
  asked: number
  began: string
  detail?: string // why it failed
  spec: RunSpec
}

export interface RunDetail extends RunEntry {
  manifest: Manifest | null
}

export interface CrossingOf {
  day: number
  route: string
  group: string
  good: string
  heads: number
  load_g: number
  arrived_g: number
  caught: number
  hurt: number
  dead: number
  stayed: number
  seized?: number
}

export interface Note {
  day: number
  kind: string // policy, campaign, seizure, harm, closure
  text: string
  path?: string
}

export interface BeginEvent {
  id: string
  start: string
  asked: number
  columns: { name: string; unit: string; means: string }[]
  routes: { name: string }[]
}

export interface DaysEvent {
  from: number
  to: number // inclusive
  columns: Record<string, Maybe[]> // null where the day has no such number
  flows: (FlowCell & { day: number })[]
  crossings: CrossingOf[] // a part of the night's, where there are many
  tolls?: { day: number; route: string; post: string; organ: string; amount: number }[]
  notes?: Note[]
}

// Studies.
export interface StudyEntry {
  id: string
  kind: string
  title: string
  case_name: string
  state: State
  done: number
  asked: number
  failed: number
  began: string
  rate: number // runs a second
  left_s: number
  detail: string // why it failed
  spec: { case?: string; policies?: string[]; sets?: string[]; points?: number; days?: number }
}

export interface StudyDetail extends StudyEntry {
  result: unknown
}

export interface PatternTable {
  case: string
  title: string
  seeds: number
  first_seed: number
  days: number
  patterns: {
    name: string
    measure: string
    stated: string
    claim?: string
    says: string
    unit: string
    band: string
    low: number | null
    high: number | null
    median: number | null
    p5: number | null
    p95: number | null
    met: boolean
    residual: number | null
  }[]
}
