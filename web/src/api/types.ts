// Written by tools/apitypes from workbench/openapi.json. Do not edit: run `make types`.

export type Actor = {
  class: string // the group that it belongs to, which has one colour: organisers
  key: string // in records: trading-companies
  name: string // in running text: trading companies
  one: string // one of them; empty where the sector is one thing, such as the treasury
}

export type Arm = {
  name: string
  policies: string[]
  sets?: string[]
}

export type ArmRegret = {
  arm: string
  best: Estimate
  mean: Interval
  p95: number
  worst: number
}

export type Band = {
  high: number | null
  low: number | null
  measure: string
  name: string
  stated: string
  unit: string
}

export type Baseline = {
  flow_totals: FlowTotal[]
  summary: Summary
}

export type Batch = {
  columns: Record<string, (number | null)[]> // by name, one number a day, as in days.parquet; null where the day has none
  crossings: Crossing[] // at most 40 a night, evenly spread over the order of hiring; the column crews has how many there were
  flows: Flow[] // what was paid, day by day, as in flows.parquet
  from: number // first day, from 0
  notes: Happening[] // what else happened
  to: number // last day; the event's id is the day after it
  tolls: Toll[] // what each post took, day by day
}

export type BeginEvent = {
  after: number // the days that the viewer has already
  asked: number // days that the run will have
  columns: Column[] // of the days
  id: string // of the run
  routes: Route[]
  start: string // date of day 0
}

export type Belief = {
  cut?: number
  from?: number
  high?: number
  low?: number
  mode?: number
  mu?: number
  shape: string
  sigma?: number
  to?: number
  values?: number[]
  weights?: number[]
  whole?: boolean
}

export type BoxLimit = {
  high: number | null
  low: number | null
  name: string
  stable: number
  stated: string
  unit: string
}

export type Calibration = {
  absent: string[]
  asked: number
  case: string
  case_sha256: string
  check: Checked | null
  damaged: boolean
  days: number
  design: Design
  digest: string
  dropped: number
  effective: number
  failed: number
  failures: Failure[]
  first_seed: number
  fit: Fit
  generations: Generation[]
  inputs: Input[]
  kind: 'calibrate'
  n: number
  notes: string[]
  out?: string
  partial: boolean
  points: number
  posterior: Posterior[]
  predictive: Predicted[]
  predictive_runs: number
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  start: string
  stopped: string
  title: string
  together: Joint[]
  tolerance: number
  version: string
  waves?: Wave[]
  without: number
}

export type CancelledEvent = {
  manifest: Manifest | null // of the days that were finished; null if there were none
}

export type Case = {
  about: string
  burn_in: number // days before the first recorded one
  case_name: string // as the case file calls itself
  counties: string[]
  days: number // recorded days
  goods: Good[]
  group: 'case' | 'theory' | 'draft'
  lacks: Fault[] // what keeps it from being run: a testimony can be checked before it has an economy; empty for a case that runs
  money: Money // what it counts its money in
  name: string // as it was asked for
  parameters: Resolved[] // every parameter with where it came from
  patterns: Pattern[] // what its runs should reproduce
  policies: Policy[]
  routes: Route[]
  sha256: string // of the text
  start: string // first recorded day
  testimony: Testimony // sources and claims, as in manifest.json
  title: string
  yaml: string // the case file
}

export type CaseLine = {
  about: string
  claims: number // how many it has; 0 in a draft that cannot be read, as all that follows
  days: number
  faults: number // what keeps a draft from being run
  group: 'case' | 'theory' | 'draft'
  name: string // samjiyon, theory/chain, draft/mine
  patterns: number
  policies: number
  porters: number // people who would carry
  sources: number
  title: string
}

export type Cell = {
  text: string
  values: number[] // the numbers that it says, as they are drawn; a share is from 0 to 1
}

export type Check = {
  case: string // as the case file calls itself
  case_sha256: string
  claims: Weighed[] // each claim that has a number
  complete: boolean // conflicts has all there are; false if it was cut off by a limit
  conflicts: Conflict[] // the smallest sets of claims that cannot all be true
  consistent: boolean // all claims, held-out ones aside, can hold to the letter
  decisions: Decision[] // conditions under which somebody would act, and whether they hold
  figure: Drawing | null // each claim as it was stated against what balancing makes of it; null if there is none
  implied: Implied[] // what follows from the claims
  notes: Note[] // identities that are sound but add nothing
  undetermined: string[] // quantities of identities that no claims determine
  version: string
}

export type CheckBody = {
  case?: string // the name of a case or draft; leave it out if yaml is given
  yaml?: string // a case file, in the place of a name
}

export type Checked = {
  check: string
  inputs: CheckedInput[]
  on: string
  repeats: number
}

export type CheckedInput = {
  correlation: number
  coverage: Estimate
  error: number
  name: string
  ranks: RankCheck
}

export type Claim = {
  at?: string // para 9
  exchanged?: Figure
  figure?: Figure // absent when the claim holds no number
  from: string // Source.ID
  held_out?: boolean
  id: string
  kind: string // fact, value, range, bound, rule, relation, identity, list
  measure?: string // the outcome of a run that it can be held against, such as shares.guards
  quantity?: string
  says: string // restated in our own words
  when?: string // the time that it is about, such as 2018-12
}

export type Column = {
  means: string
  name: string
  unit: string
}

export type Comparison = {
  absent: Unpaired[]
  arms: Arm[]
  asked: number
  case: string
  case_sha256: string
  correction: string
  damaged: boolean
  days: number
  design: Design
  differences: Difference[]
  digest: string
  failed: number
  failures: Failure[]
  fans: Fan[][]
  first_seed: number
  inputs: Input[]
  kind: 'compare'
  notes: string[]
  out?: string
  partial: boolean
  points: number
  probability: number
  programs: Program[]
  regret: Regret
  replicates: number
  request: Request
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  start: string
  tests: number
  title: string
  together: Joint[]
  version: string
}

export type Conflict = {
  claims: string[] // in the order of the testimony
  corrections: Correction[] // any one of them resolves the conflict
  identities: string[] // by which they cannot hold
}

export type Conservation = {
  goods: number
  money: number
}

export type Correction = {
  claim: string
  to: number
  unit: string
}

export type CountySum = {
  carriers: number
  outside: number
  pay: number
  runs: number
}

export type Crew = {
  largest: number | null
  median: number | null
  p10: number | null
  p90: number | null
}

export type Crossing = {
  arrived_g: number // arrived [g]
  caught: number // porters held
  day: number
  dead: number
  good: string
  group: string // the organiser's group
  heads: number // porters, vehicles or lots that crossed together
  hurt: number
  load_g: number // set out with [g]
  route: string
  seized: boolean // raided or stopped at a post: nothing arrived
  stayed: number // porters who did not come back
}

export type Dated = {
  on: string // 2017-12-22
  policy: string
  reaches?: string // the day on which it has the value, if it moves there by steps
  value: string
  was: string
}

export type DayColumn = {
  means: string
  of: string // routes, goods or counties, if there is a column for each
  path: string // of a column for each route, good or county: mass.*
  unit: string
}

export type Decision = {
  holds: boolean
  id: string
  left: number // both sides at the balanced values
  not_answered?: string // why there is no answer; then the rest is empty
  right: number
  says?: string
  thresholds: Threshold[]
  unit: string
}

export type Declaration = {
  money?: DeclaredMoney
  units?: Declared[]
}

export type Declared = {
  also?: string[] // further spellings that are read
  is: string // so many of another unit (30 litre), or Counted or OfMoney
  many?: string // the plural; the name and s if it is empty
  name: string
}

export type DeclaredMoney = {
  digits?: number
  minor?: string // the name of that amount: cent
  unit: string // a code of ISO 4217, a unit of money below, or the name of a money of its own
  words?: string[] // further spellings that are read, such as a symbol
}

export type Design = {
  block: number
  factors?: Factor[]
  levels?: number
  method: string
  second?: boolean
  seed: number
  whole?: boolean
}

export type Detail = {
  location: string // a JSON pointer into the body, such as /sets/0, or query.NAME, path.NAME, header.NAME; empty if it is no single place
  message: string // what is wrong, and what to write instead
}

export type Difference = {
  base: number
  better: Estimate | null
  change: Interval
  good: string
  higher: Estimate
  holds: boolean
  mean: number
  means: string
  missing: number
  name: string
  p: number
  p_corrected: number
  pairs: number
  share: number | null
  staple: Interval | null
  title: string
  unit: string
  variance_factor: number | null
  with: string
}

export type Discovery = {
  asked: number
  case: string
  case_sha256: string
  coverage: Estimate
  damaged: boolean
  days: number
  density: Estimate
  design: Design
  digest: string
  dropped: number
  failed: number
  failures: Failure[]
  first_seed: number
  happens: number
  inputs: Input[]
  kind: 'discover'
  limits: BoxLimit[]
  n: number
  notes: string[]
  out?: string
  partial: boolean
  path: PathStep[]
  points: number
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  resamples: number
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  share: Estimate
  start: string
  support: number
  title: string
  together: Joint[]
  version: string
  when: When[]
  without: number
}

export type Document = {
  markdown: string
  name: string // odd
  title: string
}

export type DocumentLine = {
  name: string
  title: string
}

export type DoneEvent = {
  manifest: Manifest | null // manifest.json of the record (docs/format.md)
}

export type Draft = {
  case: string // its name where a case is wanted: draft/NAME
  faults: Fault[] // what keeps it from being run, in the order of the file
  name: string
  sha256: string // of the text; in quotation marks it is the ETag
  yaml: string
}

export type DraftTextBody = {
  yaml: string // the case file as it is, with faults or without
}

export type Drawing = {
  head: string[] // of the table's columns
  middle: string // the same, 520 pixels wide
  name: string // the only one of its kind among these figures
  narrow: string // the same, 340 pixels wide
  notes: string[]
  rows: Cell[][] // of the table
  source: string[] // what it is drawn beside, such as claim:share.guards
  subtitle: string // the unit, and of how many it is
  title: string // what was found
  wide: string // the drawing as SVG, 720 pixels wide; empty where there is nothing to draw. A shape has the row of the table that it shows as data-row, and a drawing with lines has as data-x where each row stands
}

export type Enough = {
  precision: number
  runs: number
}

export type Ensemble = {
  absent: Unmeasured[]
  asked: number
  case: string
  case_sha256: string
  damaged: boolean
  days: number
  design: Design
  digest: string
  failed: number
  failures: Failure[]
  fans: Fan[]
  first_seed: number
  inputs: Input[]
  kind: 'ensemble'
  notes: string[]
  out?: string
  outcomes: Spread[]
  partial: boolean
  points: number
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  start: string
  title: string
  together: Joint[]
  version: string
  with: Arm
}

export type Estimate = {
  high: number
  low: number
  value: number
}

export type Factor = {
  inputs: number[]
  name: string
}

export type FailedEvent = {
  detail: string
}

export type Failure = {
  reason: string
  row: number
  runs: number
}

export type Fan = {
  means: string
  median: (number | null)[]
  name: string
  p25: (number | null)[]
  p5: (number | null)[]
  p75: (number | null)[]
  p95: (number | null)[]
  runs: number[]
  title: string
  unit: string
}

export type Fates = {
  gathered: number
  lost: number
  seized: number
  sold: number
  stock: number
}

export type Fault = {
  before: string // the line above, for orientation
  column: number // from 1, in characters
  file: string
  line: number // from 1; 0 when the fault is the file's as a whole
  path: string // the keys that lead to the place: sources.letter.grade; empty of the file as a whole
  source: string // the line itself
  what: string
  width: number // characters that the fault covers
  write: string
}

export type Field = {
  arg: string // the form of a value, such as PATH=RANGE; empty of a switch
  choices: string[] // all that it can be; empty if that is open
  doc: string // what it means
  key: string // of the request
  list: boolean // whether it takes several values
  maximum: number | null // the greatest value; null if there is none
  minimum: number | null // the least value; null if there is none
  type: 'text' | 'whole' | 'number' | 'switch' // of its value
  usual: string // its value if it is left out, in words
}

export type Figure = {
  best: number // the most likely value
  high?: number // absent where there is no such bound
  level: number // probability of an interval; 0 of another shape
  low?: number // absent where there is no such bound
  quantiles?: [number, number][] // chance and value
  shape: string // point, about, range, interval, at-most, at-least, triangle or quantiles
  text: string // as the claim states it
  unit: string
}

export type Figures = {
  figures: Drawing[] // in the order of the report
  text: string[] // what the figures mean, in paragraphs
  warnings: string[] // what must be known before any number is believed
}

export type File = {
  bytes: number
  name: string
  sha256: string // hex
}

export type Fit = {
  batch: number
  generations: number
  method: string
  particles: number
  predictive: number
  tolerance: number
}

export type Flow = {
  amount: number
  day: number
  from: string
  kind: string
  to: string
}

export type FlowTotal = {
  amount: number
  from: string
  kind: string
  to: string
}

export type Generation = {
  effective: number
  failed: number
  runs: number
  tolerance: number
}

export type Good = {
  declarable: boolean
  name: string
}

export type GoodSum = {
  delivered: number
  gathered: number
  lost: number
  price: number | null
  profit: number
  seized: number
  source_price: number | null
  stock: number
}

export type Group = {
  path: string
  title: string
}

export type Happening = {
  day: number // recorded day, from 0
  kind: 'policy' | 'campaign' | 'seizure' | 'harm' | 'standstill' // what kind of thing happened
  path?: string // the parameter that a policy changed
  text: string // what happened, in words
}

export type Harm = {
  dead: number
  detained: number
  hurt: number
}

export type Histogram = {
  counts: number[]
  name: string
  of: string
  unit: string
  width: number
}

export type Identity = {
  id: string
  says?: string // why it holds, in words
  text: string
}

export type Implied = {
  balanced: number // what follows when all claims are weighed together
  bounded?: boolean // only bounds follow, and value is one of them
  from: string[] // the claims that it follows from
  high?: number
  least?: number // least value that the ends of the ranges and bounds behind it give
  low?: number // 95 % interval of balanced; missing where nothing bounds it
  most?: number // largest value that they give
  name: string
  unit: string
  value: number // what follows from the claims as stated
}

export type Index = {
  high: number
  input: string
  low: number
  name: string
  value: number
}

export type Inequality = {
  given?: string[]
  id: string
  says?: string // what it means if it holds
  solve?: string[]
  text: string
}

export type Influence = {
  absent: string[]
  asked: number
  case: string
  case_sha256: string
  damaged: boolean
  days: number
  design: Design
  digest: string
  failed: number
  failures: Failure[]
  first_seed: number
  inputs: Input[]
  kind: 'influence'
  notes: string[]
  numbers: Moved[]
  of: string
  out?: string
  outcomes: Reaction[]
  partial: boolean
  points: number
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  start: string
  title: string
  together: Joint[]
  version: string
}

export type InfluenceAnswer = {
  all: number
  done: number // runs finished
  result?: Influence // the outcome that moves most first
  state: 'running' | 'done' // ask again while it is running
}

export type Input = {
  belief: Belief
  from: string
  name: string
  origin: string
  paths: string[]
  stated: string
  unit: string
  why: string
}

export type InputWords = {
  input: string
  not_distinguishable_from_zero: boolean
  says: string
}

export type Interval = {
  high: number | null
  low: number | null
  value: number
}

export type Joint = {
  a: string
  b: string
  r: number
}

export type KindSum = {
  gain: number
  paid: number
  received: number
}

export type Limits = {
  bytes: number // bytes of a request, and so of a draft
  days: number // days of a run, its burn-in included
  drafts: number // drafts that are kept
  kept: number // runs, and studies, that are kept; delete some to make room
  people: number // porters, agencies, and organisers times the routes that they choose among, after the scale
  people_days: number // people times days of a run
  runs: number // runs at the same time; further ones wait
  seeds: number // runs of a study
  viewers: number // event streams open at the same time
  waiting: number // runs, and studies, that may wait
}

export type Load = {
  largest: number | null
  mean: number | null
  smallest: number | null
}

export type Manifest = {
  asked: number // days asked for
  case: string // as the case file calls itself
  case_sha256: string // of the text of the case
  days: number // recorded; fewer than asked when partial
  distributions: Histogram[] // histograms over the recorded days
  files: File[] // the tables and the case
  fingerprint: string // of the model that ran
  flow_totals: FlowTotal[] // the flow matrix over the whole record
  format: number // of the folder
  from_checkpoint?: string // date of the checkpoint that the run went on from
  from_checkpoint_sha256?: string // of its file, hex
  labels?: Record<string, string> // what people call what the case names
  money: Money // what the case counts its money in
  parameters: Resolved[] // every one, and where its value came from
  partial: boolean // interrupted before the last day
  policies: string[] // as they were applied
  request: string // hash of what was asked for
  seed: number // everything was drawn from it
  sets: string[] // PATH=VALUE, as given
  start: string // first recorded day
  summary: Summary // what came of the run
  testimony: Testimony // sources and claims of the case
  title: string // of the case
  version: string // of the program that made it
  without: Baseline | null // the same run without its policies; null if it has none, or if that is not known
  world_seed?: number // from which the world was built, if not from seed
}

export type Money = {
  code: string // of ISO 4217, or the name of a money that has none
  digits: number // digits after the point of the least amount that is paid
  minor: string // what that amount is called: fen, cent, 0.01 USD
  unit: string // as it is printed: yuan, USD
}

export type Moved = {
  high: number
  low: number
  path: string
  stated: boolean
  unit: string
  value: number
}

export type Name = {
  class: string // as ledger.Actor.Class; empty for what is no actor
  key: string
  name: string
}

export type Note = {
  identity: string
  what: string
  write: string
}

export type OrganSum = {
  handed_up: number
  share: number | null
  takings: number
}

export type Outcome = {
  also: string[] // other units in which it may be stated
  better: string // higher or lower, for the people whom it is about; empty where that depends on who is asked
  means: string
  name: string // in running text: border guards' share
  of: string // count or weight behind it; empty for a total, which always exists
  path: string
  pattern: string // the path with * for a name of the case
  places: number // decimal places that a reader needs; of a share, in per cent
  rank: number // how soon a reader asks for it, from 1 (Watched) to 4 (Compared); 0 for the others
  thing: string // what it is of, where the case names that: border guards
  unit: string // share is from 0 to 1
  whose: string // group of actors that it is about, as ledger.Actor has them; empty where it is about none
}

export type PathStep = {
  coverage: number
  density: number
  support: number
}

export type Pattern = {
  at: string
  band: string // in words: 40 to 50 %
  claim: string
  from: string
  measure: string // the outcome, by its keys in a run's summary
  name: string
  origin: string
  says: string
  stated: string // as the witness gave it
  unit: string
}

export type PatternResult = {
  band: string
  claim?: string
  high: number | null
  low: number | null
  measure: string
  median: number | null
  met: boolean
  name: string
  p5: number | null
  p95: number | null
  residual: number | null
  runs: number
  says: string
  stated: string
  unit: string
  without: number
}

export type PatternTable = {
  asked: number
  case: string
  case_sha256: string
  damaged: boolean
  days: number
  design: Design
  digest: string
  failed: number
  failures: Failure[]
  first_seed: number
  inputs: Input[]
  kind: 'patterns'
  notes: string[]
  out?: string
  partial: boolean
  patterns: PatternResult[]
  points: number
  policies: string[]
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  reused: boolean
  rows: number
  seeds: number
  sets: string[]
  start: string
  title: string
  together: Joint[]
  version: string
  world_seed: number | null
}

export type Payment = {
  for: string // what is paid for
  from: string[] // the sectors that may pay it
  key: string // in records: bribe-head
  name: string // in running text
  taking: boolean // an organ takes it, by custom or by law
  to: string[]
}

export type Policy = {
  about?: string
  changes: PolicyChange[]
  name: string
}

export type PolicyChange = {
  at?: string
  ends?: string
  from?: string
  origin: string // claim, implied, source, assumed, default, case, policy or set
  path: string
  reaches?: string // of a ramp, the day on which it arrives
  starts?: string
  value: string // what it is set or moved to, the factor, or what is added, with the unit
  verb: string // set, scale, add or ramp
  why?: string
}

export type PorterMonth = {
  money: number | null
  runs: number | null
  staple: number | null
}

export type Post = {
  name: string
  organ: string
}

export type PostSum = {
  crossings: number
  per_crossing: number | null
  share: number | null
  takings: number
}

export type Posterior = {
  contraction: number
  high: number
  low: number
  mean: number
  mean_high: number
  mean_low: number
  median: number
  name: string
  prior_mean: number
  prior_sd: number
  sd: number
  sd_high: number
  sd_low: number
  stated: string
  unit: string
  verdict: string
}

export type Predicted = {
  band_high: number | null
  band_low: number | null
  inside: Estimate
  measure: string
  median: number
  p25: number
  p5: number
  p75: number
  p95: number
  pattern: string
  runs: number
  stated: string
  unit: string
  without: number
}

export type Problem = {
  detail: string // what is wrong, in one line
  errors: Detail[] // what is wrong with the request, all of it
  faults: Fault[] // what is wrong with the case file, all of it, in the order of the file
  status: number // the HTTP status
  title: string // the status in words
}

export type Program = {
  fingerprint: string
  go: string
  replayed?: number
  revision: string | null
  rows: [number, number][]
  version: string
}

export type ProgressEvent = {
  asked: number // days or runs that were asked for
  done: number // days finished of a run, runs finished of a study
  failed: number // of the finished runs of a study, those that failed
  left_s: number // seconds left at that rate
  rate: number // runs a second of a study; 0 while it is not known
  state: string
}

export type RankCheck = {
  bins: number[]
  chi_square: number
  p: number
  says: string
}

export type Reaction = {
  at_high: number
  at_low: number
  base: number | null
  difference: Interval
  measure: string
  missing: number
  pairs: number
  unit: string
}

export type Regret = {
  arms: ArmRegret[]
  by: StudyOutcome
  good: string
  missing: number
  runs: number
  worlds: number
}

export type Request = {
  by?: string // the outcome in which regret is measured
  case?: string // the name of a case or draft; leave it out if yaml is given
  check?: 'recovery' | 'sbc' | 'coverage' // test the calibration on synthetic data
  days?: number // recorded days of each run
  first_seed?: number // the first seed; further runs take the seeds after it
  fixed?: boolean // leave the case's own uncertain numbers as they are stated
  groups?: string[] // with sobol, uncertain numbers that are taken as one
  kind: string // the kind of study; GET /api/studies/kinds describes each
  levels?: number // with morris, levels of the grid, an even number
  method?: string // the method of analysis
  most?: number // with until, the most runs
  no_days?: boolean // keep no daily series, which are most of a study's size
  of?: string // the parameter, by its path, or the claim that is moved
  outcome?: string // the outcome that is analysed
  particles?: number // sets of values that are kept
  patterns?: string[] // compare with these patterns alone
  points?: number // combinations of the uncertain numbers, as the design counts them; with Sobol' points a power of two
  policies?: string[] // policies of the case that are in force in every run; several are separated by commas
  repeats?: number // synthetic data sets of the test
  runs?: number // runs of the model in all, rounded down to what the design allows
  sampling?: 'sobol' | 'latin' | 'random' // how the combinations are chosen
  second_order?: boolean // with sobol, pairs too; about twice the runs
  seeds?: number // run each combination of numbers under this many seeds
  sets?: string[] // a parameter that is set in every run
  together?: string[] // two uncertain numbers and their correlation
  tolerance?: number // stop at this distance from the patterns; 0 is every pattern met
  until?: string // go on until the means of the main results are known to this precision, such as 1%
  vary?: string[] // a number that is uncertain
  when?: string[] // find where the condition holds: an outcome, < <= > or >=, and a number; several must hold together
  whole_grid?: boolean // with morris, every step of the grid and not a sample of trajectories
  world_seed?: number // put every run in the world drawn from this seed
}

export type Resolved = {
  as?: string // of a claim's number: stated or balanced
  at?: string
  by?: string // the exchange rates by which it came into the money of the case, in words
  dated?: Dated[] // what policies change by date
  from?: string // the claim's or source's id, the policy's name
  high?: number // likewise
  low?: number // the stated range or the claim's interval, in unit, where there is one
  means?: string
  origin: string // claim, implied, source, assumed, default, case, policy or set
  path: string // such as routes.river.posts.border-guards.share
  stated?: string // the claim's words, where as says how its value was found
  unit?: string
  value: string // as the program would print it, with the unit
  was?: string // the value that a policy or an argument replaced
  why?: string // the text of assumed, or what the claim or source says
}

export type Route = {
  carriers: 'porters' | 'vehicles'
  county: string
  kind: 'clandestine' | 'declared'
  name: string
  posts: Post[] // in the order in which a crossing meets them
}

export type RouteSum = {
  crossings: number
  mass: number
  profit: number
}

export type Run = {
  asked: number // days or runs that were asked for
  began: string // when it was asked for (RFC 3339)
  case_name: string // as the case file calls itself
  case_sha256: string
  detail: string // why it failed; empty otherwise
  done: number // days finished of a run, runs finished of a study
  failed: number // of the finished runs of a study, those that failed
  fingerprint: string // of that program's model; empty if it is not known
  id: string
  kind: string // run, or the kind of the study
  left_s: number // seconds left at that rate
  manifest: Manifest | null // manifest.json of its record; null until it is done
  rate: number // runs a second of a study; 0 while it is not known
  same_model: boolean // whether the program that answers has that model; results of another model can be read, and the same request makes a new job
  spec: RunSpec
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string // of the case
  version: string // of the program that began it
}

export type RunBody = {
  case?: string // the name of a case or draft; leave it out if yaml is given
  days?: number // recorded days; as the case says if it is left out
  policies?: string[] // policies of the case, applied in this order
  seed?: number // everything is drawn from it
  sets?: string[] // parameters to set, PATH=VALUE
  yaml?: string // a case file, in the place of a name
}

export type RunNote = {
  asked: number // days or runs that were asked for
  began: string // when it was asked for (RFC 3339)
  case_name: string // as the case file calls itself
  case_sha256: string
  detail: string // why it failed; empty otherwise
  done: number // days finished of a run, runs finished of a study
  failed: number // of the finished runs of a study, those that failed
  fingerprint: string // of that program's model; empty if it is not known
  id: string
  kind: string // run, or the kind of the study
  left_s: number // seconds left at that rate
  rate: number // runs a second of a study; 0 while it is not known
  same_model: boolean // whether the program that answers has that model; results of another model can be read, and the same request makes a new job
  spec: RunSpec
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string // of the case
  version: string // of the program that began it
}

export type RunSpec = {
  case: string // as it was asked for: samjiyon, draft/mine; empty for a text without a name
  policies: string[]
  seed: number
  sets: string[] // PATH=VALUE; the days that were asked for are the last of them
}

export type Sensitivity = {
  asked: number
  case: string
  case_sha256: string
  constant: boolean
  damaged: boolean
  days: number
  design: Design
  digest: string
  dropped: number
  failed: number
  failures: Failure[]
  first_seed: number
  indices: Index[]
  inputs: Input[]
  kind: 'sensitivity'
  mean: number
  method: string
  n: number
  n_of: string
  notes: string[]
  out?: string
  outcome: string
  partial: boolean
  points: number
  probability: number
  programs: Program[]
  replicates: number
  request: Request
  resamples: number
  reused: boolean
  rows: number
  sd: number
  seeds: number
  sets: string[]
  start: string
  title: string
  together: Joint[]
  unit: string
  version: string
  without: number
  words: InputWords[]
}

export type Shares = {
  guards: number | null
  organisers: number | null
  porters: number | null
}

export type Source = {
  correlation?: number
  date?: string // as precise as the source allows: 2018, 2018-05, 2018-05-31
  grade: string // Admiralty code: A-F for the source, 1-6 for the information, such as C3
  id: string
  publisher?: string
  status: string // read: seen in the source itself; recalled: to be confirmed before it is quoted
  title: string
  url?: string
  witness?: string // who speaks, as the source names them
}

export type Split = {
  chance: Estimate
  dropped: number
  level: number
  parametric: Estimate
  points: number
  share: Estimate
}

export type Spread = {
  constant: boolean
  enough: Enough[]
  mean: Interval
  means: string
  median: Interval
  name: string
  p25: number
  p5: number
  p75: number
  p95: number
  pattern: Band | null
  precision: number | null
  runs: number
  sd: number
  split: Split | null
  title: string
  unit: string
  without: number
}

export type Stand = {
  chance: number
  outside: number
  pattern: string
}

export type Study = {
  asked: number // days or runs that were asked for
  began: string // when it was asked for (RFC 3339)
  case_name: string // as the case file calls itself
  case_sha256: string
  detail: string // why it failed; empty otherwise
  done: number // days finished of a run, runs finished of a study
  failed: number // of the finished runs of a study, those that failed
  fingerprint: string // of that program's model; empty if it is not known
  id: string
  kind: string // run, or the kind of the study
  left_s: number // seconds left at that rate
  rate: number // runs a second of a study; 0 while it is not known
  result?: PatternTable | Ensemble | Comparison | Sensitivity | Calibration | Discovery | Influence // what the command of that kind prints as JSON; absent until there is one
  same_model: boolean // whether the program that answers has that model; results of another model can be read, and the same request makes a new job
  spec: Request
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string // of the case
  version: string // of the program that began it
}

export type StudyBody = {
  by?: string // the outcome in which regret is measured
  case?: string // the name of a case or draft; leave it out if yaml is given
  check?: 'recovery' | 'sbc' | 'coverage' // test the calibration on synthetic data
  days?: number // recorded days of each run
  first_seed?: number // the first seed; further runs take the seeds after it
  fixed?: boolean // leave the case's own uncertain numbers as they are stated
  groups?: string[] // with sobol, uncertain numbers that are taken as one
  kind: string // the kind of study; GET /api/studies/kinds describes each
  levels?: number // with morris, levels of the grid, an even number
  method?: string // the method of analysis
  most?: number // with until, the most runs
  no_days?: boolean // keep no daily series, which are most of a study's size
  of?: string // the parameter, by its path, or the claim that is moved
  outcome?: string // the outcome that is analysed
  particles?: number // sets of values that are kept
  patterns?: string[] // compare with these patterns alone
  points?: number // combinations of the uncertain numbers, as the design counts them; with Sobol' points a power of two
  policies?: string[] // policies of the case that are in force in every run; several are separated by commas
  repeats?: number // synthetic data sets of the test
  runs?: number // runs of the model in all, rounded down to what the design allows
  sampling?: 'sobol' | 'latin' | 'random' // how the combinations are chosen
  second_order?: boolean // with sobol, pairs too; about twice the runs
  seeds?: number // run each combination of numbers under this many seeds
  sets?: string[] // a parameter that is set in every run
  together?: string[] // two uncertain numbers and their correlation
  tolerance?: number // stop at this distance from the patterns; 0 is every pattern met
  until?: string // go on until the means of the main results are known to this precision, such as 1%
  vary?: string[] // a number that is uncertain
  when?: string[] // find where the condition holds: an outcome, < <= > or >=, and a number; several must hold together
  whole_grid?: boolean // with morris, every step of the grid and not a sample of trajectories
  world_seed?: number // put every run in the world drawn from this seed
  yaml?: string // a case file, in the place of a name
}

export type StudyCancelled = {
  done: number // runs that were finished, and are kept
}

export type StudyDone = {
}

export type StudyFailed = {
  detail: string
}

export type StudyKind = {
  examples: Request[]
  fields: Field[] // of a request that the kind takes, in the order of a form
  help: string // what it does
  name: string // the value of kind in a request
  title: string // the question on one line
}

export type StudyNote = {
  asked: number // days or runs that were asked for
  began: string // when it was asked for (RFC 3339)
  case_name: string // as the case file calls itself
  case_sha256: string
  detail: string // why it failed; empty otherwise
  done: number // days finished of a run, runs finished of a study
  failed: number // of the finished runs of a study, those that failed
  fingerprint: string // of that program's model; empty if it is not known
  id: string
  kind: string // run, or the kind of the study
  left_s: number // seconds left at that rate
  rate: number // runs a second of a study; 0 while it is not known
  same_model: boolean // whether the program that answers has that model; results of another model can be read, and the same request makes a new job
  spec: Request
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string // of the case
  version: string // of the program that began it
}

export type StudyOutcome = {
  means: string
  name: string
  title: string
  unit: string
}

export type Summary = {
  agent_days: number
  agents: number
  conservation: Conservation
  counties: Record<string, CountySum>
  crew: Crew
  declared_share: number | null
  goods: Record<string, GoodSum>
  harm: Harm
  kinds: Record<string, KindSum>
  load: Load
  mass: Fates
  of: Record<string, number> // the count or weight behind each number that may be null, by its key
  organs: Record<string, OrganSum>
  own_trade: number
  piece_rate: number | null
  porter_month: PorterMonth
  posts: Record<string, PostSum>
  profit_per_kg: number | null
  routes: Record<string, RouteSum>
  shares: Shares
  staple_for_200: number | null
  staple_price: number | null
  units: Record<string, string>
}

export type Testimony = {
  claims: Claim[]
  decisions?: Inequality[]
  identities?: Identity[]
  sources: Source[]
  units?: Declaration // what the case counts in; absent if it declares nothing
}

export type Threshold = {
  holds: string // on which side of the value the inequality holds: at least, or at most
  name: string
  unit: string
  value: number
}

export type Toll = {
  amount: number // taken before anything was handed up, in least amounts of the money of the case
  day: number
  organ: string
  post: string
  route: string
}

export type Unmeasured = {
  means: string
  name: string
  pattern: Band | null
  title: string
  unit: string
}

export type Unpaired = {
  base: number | null
  base_runs: number
  mean: number | null
  mean_runs: number
  means: string
  name: string
  title: string
  unit: string
  with: string
}

export type Value = {
  as: string // AsStated or AsBalanced
  high?: number
  low?: number // 95 % interval; of a claim that contradicts, what its words allow. Nil where nothing bounds it
  value: number // in the claim's unit
}

export type Version = {
  fingerprint: string // of its model: programs with the same one give the same numbers
  go: string // version of Go that built it
  limits: Limits // what one request may ask for
  revision: string // of its source in git; empty if the build does not know it
  version: string // of the program
}

export type Vocabulary = {
  columns: DayColumn[]
  counties: Name[]
  goods: Name[]
  groups: Group[]
  kinds: Actor[] // of actor, in the order of the flow matrix
  money: string // in which the units are; money for any case
  organs: Name[]
  outcomes: Outcome[]
  payments: Payment[]
  posts: Name[]
  routes: Name[]
}

export type Wave = {
  failed: number
  left: Estimate
  runs: number
  stand_ins: Stand[]
  without: number
}

export type Weighed = {
  allowed_high?: number
  allowed_low?: number // what its words allow, in unit; missing where they are open
  balanced: number // its number when all claims are weighed together
  held_out?: boolean // only weighed against what other claims give
  high?: number
  id: string
  low?: number // 95 % interval of balanced; missing where nothing bounds it
  resolved: Value // the value that a parameter or a pattern takes from it
  shift_sd: number // by how many standard deviations of the claim balanced differs from it; 0 within a range or bound
  stated: number // the likeliest value, the middle of a range, or the bound, in unit
  test: number // the same in standard deviations of the shift (Mah and Tamhane 1982); 0 if no other claim checks it
  text: string // as it was stated
  unit: string
  verdict: string // agrees, strained or contradicts
}

export type When = {
  number: number
  outcome: string
  sign: string
  text: string
  unit: string
}
