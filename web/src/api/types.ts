// Written by tools/apitypes from workbench/openapi.json. Do not edit: run `make types`.

export type Actor = {
  class: string // the group that it belongs to, which has one colour: organisers
  key: string // in records: trading-companies
  name: string // in running text: trading companies
  one: string // one of them; empty where the sector is one thing, such as the treasury
}

export type Alternative = {
  as_stated: boolean // it is the case as it stands
  changes: PolicyChange[]
  name: string
  prior: number // its probability before any run, 0 to 1
  says?: string // what it says, in a sentence
}

export type Arm = {
  name: string
  policies: string[]
  sets?: string[] // PATH=VALUE, beside those of every run
}

export type ArmRegret = {
  arm: string
  best: Estimate // chance that no other does better, in a world not yet seen
  mean: Interval
  p95: number // in 95 % of the runs it is less
  worst: number // over all of them
}

export type Band = {
  before_high: number | null
  before_low: number | null // of what was believed; null if it was absent there
  high: number
  in: number // share of the worlds that have the outcome at all
  low: number
  median: number
  path: string
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
  cut?: number // the probability that is cut off
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
  whole?: boolean // values are whole numbers
}

export type BoundEntry = {
  bound: string // name of the bound
  decision: string // what is decided, in words
  share: number | null // of the decisions, from 0 to 1
}

export type BoxLimit = {
  high: number | null
  low: number | null
  name: string
  p: number // probability of such a limit by chance on any of the numbers; at most 0.05
  stable: number // share of the searches without a tenth of the runs that restrict the number too
  stated: string
  unit: string
}

export type By = {
  high: number
  low: number
  relative: boolean // as a share of what it is without the policy; else in the unit
}

export type CalibrateWorlds = {
  central: number // the seed of the most central one
  effective: number // independent worlds that say as much
  n: number // worlds that are kept
  runs: number // of the model, in all
}

export type Calibration = {
  absent: string[] // patterns for which none of these runs has a number
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  check: Checked | null // on synthetic data; null unless that was asked for
  coverage?: Covered[]
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  dropped: number // of them, failed
  effective: number // number of independent particles
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  fit: Fit
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  generations: Generation[]
  hypotheses?: Rival[] // the alternatives of each choice, and how likely each is
  inputs: Input[] // what was uncertain
  kind: 'calibrate'
  n: number // runs that the posterior rests on
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  posterior: Posterior[]
  predictive: Predicted[]
  predictive_runs: number // that succeeded
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rounds?: Round[]
  rows: number // runs that are there
  scores?: Scored[]
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  stopped: string // why it ended
  title: string
  together: Joint[] // which of that is correlated
  tolerance: number
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  waves?: Wave[] // of a history match
  without: number // of them, did not fail and have no number for some pattern: they are accepted at no distance
  worlds?: CalibrateWorlds // that agree with the witness
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
  choices: Choice[] // rival explanations that the case allows
  claims: Weighed[] // each claim that has a number
  complete: boolean // conflicts has all there are; false if it was cut off by a limit
  conflicts: Conflict[] // the smallest sets of claims that cannot all be true
  consistent: boolean // all claims, held-out ones aside, can hold to the letter
  decisions: Decision[] // conditions under which somebody would act, and whether they hold
  evidence: Evidence // what the patterns are evidence of
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
  on: string // the function itself, or the Gaussian processes in place of the model
  repeats: number
}

export type CheckedInput = {
  correlation: number // of truths and posterior means, in normal scores
  coverage: Estimate // of 90 % intervals, with a 95 % interval of its own
  error: number // root mean square of mean less truth, in normal scores; knowing nothing gives 1
  name: string
  ranks: RankCheck
}

export type Choice = {
  alternatives: Alternative[] // of which one holds
  from?: string // of a parameter: the claim's or source's id
  key: string // what a setting names to decide it, as in KEY=NAME: hypotheses.GROUP, or the path of a parameter
  origin: string // hypothesis, or where the parameter comes from
  question?: string
  why?: string // of a parameter
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
  over?: 'porters' | 'crews' | 'trips'
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
  absent: Unpaired[] // outcomes of which there is no difference
  arms: Arm[] // the first is what the others are compared with
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  correction: string // of their p-values for there being so many
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  differences: Difference[]
  digest: string
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  fans: Fan[][] // by arm
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  inputs: Input[] // what was uncertain
  kind: 'compare'
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  regret: Regret
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  tests: number // differences that were tested
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
}

export type ConcludeDecision = {
  best: number // share of the worlds in which no choice does better
  fails: Fails | null // where porters are worse off with it; null if no region was found
  high: number
  low: number // of its 95 % interval: Wilson's, of as many independent worlds
  not_worse: number // share of the worlds in which porters are not worse off with it than without
  outcome: string // by which it is judged
  policy: string // base case is to choose none
  regret: number // mean of what is lost against the best choice
  regret_95: number // in 5 % of the worlds more is lost
  regret_high: number
  regret_low: number // of its 95 % interval, over resamples of the worlds
  unit: string
}

export type ConcludePattern = {
  measure: string
  met_share: number // of the worlds; one that lacks the number does not meet it
  name: string
  put_in_under: string[] // alternatives, as GROUP=NAME, under which its claim is an input as well, so that it is no evidence of worlds in which they hold
  role: 'put in' | 'fitted' | 'held out' | 'free'
}

export type ConcludeWorlds = {
  effective: number // independent worlds that say as much
  n: number // rows of the table that agree with the testimony
  runs: number // of the model, in all
  trade: number // share of the worlds in which something was sold
  tried: number // of the n, run under every policy as well: conclusions rest on these
  tried_effective: number // independent worlds that say as much as those
}

export type Conclusion = {
  absent: number // share of the worlds without such a number, with the policy or without; they are in no other figure
  by: By | null // how far the outcome moves, where it moves the way that share is of; null if it does nowhere
  depends: string[] // unknowns that decide which way, beyond chance; empty where the direction is told, or none does
  direction: 'rises' | 'falls' | 'cannot be told'
  falls: number
  high: number | null // in 5 % of the worlds the change is more
  low: number | null // in 5 % of the worlds the change is less
  lower_quartile: number | null
  median: number | null // of the change
  outcome: string // its path
  policy: string
  rises: number // share of the worlds; rises, falls and unchanged add up to 1
  says: string // a sentence that can be quoted
  share: number // of the worlds in which the outcome moves that way; where it cannot be told, the more frequent way
  share_high: number
  share_low: number // of its 95 % interval: Wilson's, of as many independent worlds
  title: string // in running text
  unchanged: number // not moved at all
  under: Under[] // the same under each rival explanation that stays possible
  unit: string
  upper_quartile: number | null
}

export type Conclusions = {
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  conclusions: Conclusion[]
  damaged: boolean // the file of rows is not as it was written
  days: number
  decisions: ConcludeDecision[] // each policy as a choice of somebody who does not know the world, judged by what porters gain; empty if that is not known of any world
  design: Design // how the points were chosen
  digest: string
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  hypotheses: Rival[] // the alternatives of each rival explanation, and how likely each is
  inputs: Input[] // what was uncertain
  kind: 'conclude'
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  partial: boolean // runs are missing
  patterns: ConcludePattern[]
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  rule: Rule // when a direction is said
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  worlds: ConcludeWorlds // that agree with the testimony
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

export type Covered = {
  held: number // the share of the rows in which it holds the truth
  high: number // level and 2.5 binomial standard errors
  level: number // of the interval
  low: number // level less 2.5 binomial standard errors
  n: number // independent rows that say as much, as they count
  on: 'all' | 'nearest' // over all rows, or those whose witness would have spoken most like this one
  rows: number // rows that played the truth
  sort: 'unknown' | 'outcome' | 'drawn' | 'hypothesis' | 'effect' // drawn is an outcome over the worlds as they are, without the line that moves them to what was said
  what: string // an unknown, an outcome, an alternative, or the effect of a policy on an outcome
  within: boolean // the share lies between low and high
}

export type Crew = {
  largest: number | null
  mean: number | null
  median: number | null
  p10: number | null
  p90: number | null
  sd: number | null
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

export type Decide = {
  from: number // mean probability that is given to the explanation that holds
  group: string
  high: number
  low: number // of the 95 % interval of the difference, over resamples of the truths
  to: number // the same with the answer
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
  is: string // a size in another unit (30 litre), or Counted or OfMoney
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
  block: number // of a Latin hypercube: points in one, after which another begins; else 0
  chance?: string // of a sensitivity study, which runs share a seed: mean (none), given (a row or trajectory), input (those that differ in other inputs); none if it is left out
  factors?: Factor[]
  lead?: number // so many of the first points are run under the first alternative only
  levels?: number
  method: string // such as sobol, latin or random
  scrambles?: number // independent scramblings of the points, in turn; one if it is left out
  second?: boolean
  seed: number // of the points, not of the runs
  whole?: boolean
}

export type Detail = {
  location: string // a JSON pointer into the body, such as /sets/0, or query.NAME, path.NAME, header.NAME; empty if it is no single place
  message: string // what is wrong, and what to write instead
}

export type Difference = {
  base: number // mean as stated, over those pairs
  better: Estimate | null // chance that it is better; null where good is empty
  change: Interval // mean of the differences
  good: string // higher or lower, where that is better for whom it is about; else empty
  higher: Estimate // chance that the outcome is higher in a world and under a seed not yet seen; equal counts half
  holds: boolean // p_corrected is below 1 less the study's probability
  mean: number // mean under the alternative
  means: string
  missing: number // pairs that do not, because a run is not there, failed, or has no such number; they are in no statistic
  name: string // its path
  p: number // of no difference, by the paired t test; 1 if no pair differs
  p_corrected: number // the same after correction
  pairs: number // of runs that both have the number
  share: number | null // change as a share of the base
  staple: Interval | null // of a gain: what it buys at the mean price of rice as stated
  title: string // in running text, as the vocabulary of the case has it
  unit: string
  variance_factor: number | null // by how much the common random numbers cut the variance of the difference
  with: string // the alternative's name
}

export type Discovery = {
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  coverage: Estimate // share of the runs in which it happens that are in it, likewise
  damaged: boolean // the file of rows is not as it was written
  days: number
  density: Estimate // share of the runs in it in which it happens, on runs that were held out
  design: Design // how the points were chosen
  digest: string
  dropped: number // failed, or without one of the outcomes
  effect_of: string // the policies of which the conditions are on the effect; empty if they are on outcomes
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  found: boolean // whether there is a region in which it happens more often than elsewhere; if not, the box is all runs
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  happens: number // runs in which it happens
  inputs: Input[] // what was uncertain
  kind: 'discover'
  limits: BoxLimit[] // of the box, the surest first
  n: number // runs that are counted
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  p: number // probability of boxes so dense, on runs that were held out, by chance
  partial: boolean // runs are missing
  path: PathStep[] // from all runs to the smallest box: each can be taken in the place of the one that was chosen
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  share: Estimate // of the runs
  start: string
  support: number // share of the runs that are in the box
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  when: When[] // all of it at once
  without: number // of these, those that did not fail
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
  precision: number // half of the interval as a share of the mean
  runs: number
}

export type Ensemble = {
  absent: Unmeasured[] // outcomes that no run has
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  fans: Fan[]
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  inputs: Input[] // what was uncertain
  kind: 'ensemble'
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  outcomes: Spread[]
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  with: Arm // the policies of every run
}

export type Estimate = {
  high: number
  low: number
  value: number
}

export type Evidence = {
  facts: number // independent facts in the patterns that are not put in: the rank of their quantities after the identities, given what is an input
  patterns: Role[] // in the order of the case
  tuned: Tuned[] // numbers that were tuned to claims
}

export type Factor = {
  inputs: number[]
  name: string
}

export type FailedEvent = {
  detail: string
}

export type Fails = {
  density: Estimate // share of the worlds there in which porters are worse off, on worlds held out
  limits: Limit[]
  share: number // the same over all worlds, each counted once
}

export type Failure = {
  reason: string
  row: number // the first of them
  runs: number
}

export type Fan = {
  means: string
  median: (number | null)[]
  name: string // its path
  p25: (number | null)[]
  p5: (number | null)[]
  p75: (number | null)[]
  p95: (number | null)[]
  runs: number[] // by day: runs that have a number
  title: string // in running text, as the vocabulary of the case has it
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
  median?: boolean // of a survey: the number is the median over people, not the mean
  n?: number // of a survey, people asked
  quantiles?: [number, number][] // chance and value
  sd?: number // of a survey, over people
  se?: number // of an estimate, its standard error
  shape: string // point, about, range, interval, at-most, at-least, triangle, estimate or quantiles
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
  batch: number // proposals between two looks at what was accepted; of a history match, runs of a wave
  generations: number // at most
  method: string
  particles: number // sets of inputs that are kept
  predictive: number // runs from the posterior, to hold against the patterns
  rounds?: number[] // of a table: points of each round; further ones are as the last
  tolerance: number // distance at which it is done; 0 is every pattern met
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
  effective: number // particles' effective number, 1 / sum(weight^2)
  failed: number // of these, runs that failed
  runs: number // proposals up to the last that was accepted
  tolerance: number // distances up to this were accepted; in the first, the largest
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

export type Held = {
  path: string
  reason: 'exactly' | 'source' | 'nothing' | 'several' | 'set' | 'fixed'
  value: string // with its unit
  why: string // the case's own words, or what the source says
}

export type HeldFor = {
  numbers: number
  reason: 'source' | 'exactly' | 'nothing' | 'several' | 'set' | 'fixed'
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
  input: string // of a pair, both with a comma between
  low: number
  name: string // S1 ST S2, mu_star mu sigma, delta, pawn
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
  absent: string[] // outcomes that fewer than two seeds have at both ends
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  choice?: Switched // of a choice, instead of numbers
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  inputs: Input[] // what was uncertain
  kind: 'influence'
  notes: string[] // what else must be known of the result
  numbers: Moved[]
  of: string // a parameter by its path, or a claim
  out?: string // the folder in which the study is kept
  outcomes: Reaction[] // only those that differ: first what chance does not explain, of these the one that moves most for its size
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
}

export type InfluenceAnswer = {
  all: number
  done: number // runs finished
  result?: Influence // the outcome that moves most first
  state: 'running' | 'done' // ask again while it is running
}

export type Input = {
  belief: Belief // what is believed of it
  from: string // the claim's or source's id
  given?: string // KEY=NAME of the alternative under which alone the number acts
  name: string // of the parameter, of the claim that several take it from, or hypotheses.GROUP
  names?: string[] // of a choice, the alternatives: the value of the input is the place of one of them, from 0
  origin: string // claim, source, assumed, hypothesis, or set where an argument states it
  paths: string[] // the parameters that it is the value of
  spread: 'stated' | 'bound' | 'guessed' | 'unknown' | 'choice' // why it varies: a range is stated, or a bound; nobody says how sure it is; it is unknown; or one of several alternatives holds
  stated: string // how it was stated
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

export type Limit = {
  high?: number
  low?: number
  name: string
  p: number
  stable: number
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
  p10: number | null
  p90: number | null
  sd: number | null
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
  worlds?: Worlds // those that the testimony allows, where the run is in the most central of them
}

export type MechanismResult = {
  found: string[] // patterns that are met without it only
  lost: string[] // patterns that are met with all mechanisms, and not without this one
  met: string[] // patterns that are met without it, by name
  name: string // of the mechanism
  patterns: PatternsSwitched[] // in the order of the case
  runs: number // that did not fail
  sets: string[] // PATH=VALUE, by which it was switched off
  without: string // what a world without it is like
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
  stated: boolean // low and high are the range that the case states, and not 10 % to each side
  unit: string
  value: number
}

export type Name = {
  class: string // as ledger.Actor.Class; empty for what is no actor
  key: string
  name: string
}

export type Narrow = {
  from: number // mean width of the interval of the policy's effect, in the unit
  gain: number // by how much that is less, as a share
  high: number
  low: number // of the gain's 95 % interval, over resamples of the truths
  outcome: string
  policy: string
  title: string // the outcome in words
  to: number // the same with the answer
  unit: string
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

export type Organising = {
  active: number | null
  entered: number
  left: number
  marginal_profit: number | null
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

export type PathLimit = {
  high: number | null
  low: number | null
  name: string
}

export type PathStep = {
  coverage: number
  density: number
  limits: PathLimit[] // of the numbers that the box restricts
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
  at_bound: string[] // bounds that shape it, at which more than 1 % of the decisions are in half of the runs or more
  band: string // in words: 40 to 50 %
  by: string[] // the parameters that take its claim or were tuned to it
  claim?: string
  high: number | null
  low: number | null // the same in numbers; an open side is null
  measure: string
  median: number | null // over the seeds
  met: boolean // the median lies in the band, and at least half of the runs have the number
  name: string
  p5: number | null // 5 % of the seeds lie below it
  p95: number | null // 5 % of the seeds lie above it
  residual: number | null
  role: 'put in' | 'fitted' | 'held out' | 'free' // what the pattern is evidence of: nothing, if its claim is an input too, or if a number was tuned to it
  runs: number // that have the number; median and quantiles are over these
  says: string
  stated: string // the number as the witness gave it; empty if nobody did
  unit: string
  without: number // runs that have no such number
}

export type PatternTable = {
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  facts: number // independent facts in the patterns that are not put in
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  inputs: Input[] // what was uncertain
  kind: 'patterns'
  mechanisms: MechanismResult[] // each mechanism switched off; empty if that was not asked for
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  partial: boolean // runs are missing
  patterns: PatternResult[]
  points: number // of the inputs, all of whose runs are there
  policies: string[] // of every run
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  tuned: Tuned[] // numbers of the case that were tuned to claims
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  world_seed: number | null // of the one world in which all ran; null if each had its own
}

export type PatternsSwitched = {
  median: number | null // over the seeds; null if no run has the number
  met: boolean
  name: string
  residual: number | null
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
  origin: string // claim, implied, source, assumed, default, case, policy, set or hypothesis
  path: string
  reaches?: string // of a ramp, the day on which it arrives
  starts?: string
  value: string // what it is set or moved to, the factor, or what is added, with the unit
  verb: string // the verb: what is done to the parameter
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
  contraction: number // 1 known exactly, 0 nothing learned
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
  inside: Estimate // share of the runs that meet the pattern; one without the number does not
  measure: string
  median: number
  p25: number
  p5: number
  p75: number
  p95: number
  pattern: string
  runs: number // that have the number; the statistics are over these
  stated: string
  unit: string
  without: number // runs that did not fail and have no such number
}

export type Problem = {
  detail: string // what is wrong, in one line
  errors: Detail[] // what is wrong with the request, all of it
  faults: Fault[] // what is wrong with the case file, all of it, in the order of the file
  status: number // the HTTP status
  title: string // the status in words
}

export type Program = {
  fingerprint: string // of its model
  go: string
  replayed?: number
  revision: string | null // of its source; null where the build does not know it
  rows: [number, number][] // it made: first and last of each range
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

export type Question = {
  claim: string // the outcome, the unknown, or hypotheses.GROUP that it is about
  decides: Decide[] // groups of rival explanations
  half: number // the same: half of the width of what would be said
  narrows: Narrow[] // intervals of conclusions that become narrower beyond chance, the most first
  precision: string // of the answer
  question: string
  unit: string
  value: number // mean over all conclusions of by how much the interval narrows, as a share of what the outcome spreads over in all worlds; where there are rivals, the mean of that and of how far they are decided: 0 nothing, 1 all
  value_high: number
  value_low: number // of its 95 % interval, over resamples of the truths
}

export type Questions = {
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  effective: number // independent worlds that say as much
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  inputs: Input[] // what was uncertain
  kind: 'questions'
  level: number // of the intervals that narrow
  notes: string[] // what else must be known of the result
  out?: string // the folder in which the study is kept
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  questions: Question[] // the best first
  replicates: number // runs of each point and arm
  request: Request // that was answered
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  tried: number // questions of which it was estimated what they follow from; the best are listed
  truths: number // worlds that played the truth
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  worlds: number // rows of the table that agree with the testimony
}

export type RankCheck = {
  bins: number[]
  chi_square: number
  p: number // probability of so uneven a histogram if the method is right
  says: string // in words
}

export type Reaction = {
  at_high: number
  at_low: number
  base: number | null // null if no run has it as the case stands
  chance: boolean // the interval holds 0: it could be chance
  difference: Interval // at the upper end less at the lower one, seed by seed
  measure: string
  missing: number // seeds that do not
  pairs: number // seeds that have the number at both ends
  unit: string
}

export type Regret = {
  arms: ArmRegret[]
  by: StudyOutcome // what it is measured in
  good: string // whether more of that is better, or less: higher or lower
  missing: number // worlds under seeds in which one of them failed or has none; they are in no statistic
  runs: number // worlds under seeds in which all alternatives have the number
  worlds: number
}

export type Request = {
  as_believed?: boolean // draw from what is believed beforehand, and not from the worlds that the testimony allows
  as_stated?: boolean // the one world that the case file states, and not those that its testimony allows
  by?: string // the outcome in which regret is measured
  case?: string // the name of a case or draft; leave it out if yaml is given
  chance?: 'input' | 'given' | 'mean' // what indices are of: with chance as one more input, for given chance (runs that are compared share a seed), or of the mean (each run has its own seed, and noise is subtracted)
  check?: 'recovery' | 'sbc' | 'coverage' // test the calibration on synthetic data
  days?: number // recorded days of each run
  effect_of?: string // analyse by how much this policy, or several joined by +, changes the outcome, in place of the outcome itself: each combination is run with and without it, with a shared past
  first_seed?: number // the first seed; further runs take the seeds after it
  fixed?: boolean // leave the case's own uncertain numbers as they are stated
  groups?: string[] // with sobol, uncertain numbers that are taken as one
  kind: string // the kind of study; GET /api/studies/kinds describes each
  levels?: number // with morris, levels of the grid, an even number
  mechanisms?: boolean // also switch off each mechanism of the model, one at a time, and show which patterns are still met
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
  exactly?: string // why the number is held, and varies in no study
  from?: string // the claim's or source's id, the policy's name, KEY=NAME of a hypothesis
  high?: number // likewise
  like?: string // the parameter whose value it has, and with which it varies
  low?: number // the stated range or the claim's interval, in unit, where there is one
  means?: string
  origin: string // claim, implied, source, assumed, default, case, policy, set or hypothesis
  path: string // such as routes.river.posts.border-guards.share
  pins?: string[] // the claims that an assumed number was tuned to
  stated?: string // the claim's words, where as says how its value was found
  unit?: string
  unknown?: boolean // the case calls it unknown; the value is its order of size
  value: string // as the program would print it, with the unit
  was?: string // the value that a policy or an argument replaced
  why?: string // the text of assumed, or what the claim or source says
}

export type Rival = {
  group: string
  high: number
  low: number // of its 95 % interval, over resamples of the worlds
  name: string
  prior: number // probability beforehand
  probability: number // given what the witness said
  verdict: 'likelier' | 'less likely' | 'cannot be told' // than beforehand: cannot be told if the interval holds what was believed
}

export type Role = {
  by: string[] // the parameters that take its claim, or were tuned to it, by their paths; empty if it is free
  pattern: string
  role: 'put in' | 'fitted' | 'held out' | 'free'
}

export type Round = {
  arms: number // alternatives that each point is run under
  effective: number // independent worlds that agree with the witness, of all rounds up to this one
  narrowed: string[] // unknowns that were drawn from where the rows before pointed; the others as is believed
  points: number
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

export type Rule = {
  effective: number // independent worlds under it, at least: of fewer nothing is said
  keeps: number // probability from which on a rival explanation must agree
  least: number // and at least this is the lower end of that share's interval
  share: number // of the worlds that move one way, at least
  under: number // share of the worlds under a rival explanation that agree, at least
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

export type Scored = {
  before: number // the same of what is believed beforehand
  gain: number // by how much it is better, as a share
  high: number
  level: number
  low: number // gain less 2 standard errors, paired
  on: string
  score: number // mean interval score; of a hypothesis the Brier score; less is better
  sort: string
  what: string
}

export type Sensitivity = {
  asked: number // runs that were asked for
  case: string
  case_sha256: string
  constant: boolean
  damaged: boolean // the file of rows is not as it was written
  days: number
  design: Design // how the points were chosen
  digest: string
  dropped: number // more of them, left out whole because a run of theirs failed or has no such number
  effect_of: string // the policies whose effect on the outcome is analysed; empty if it is the outcome itself
  failed: number // of those that are there
  failures: Failure[] // why runs failed
  first_seed: number // the others follow it
  from: string // what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states
  groups: number // independent scramblings of the points, or rows, that the intervals come from; 0 if they come from a bootstrap
  indices: Index[] // an input after the other, chance or the dummy last
  inputs: Input[] // what was uncertain
  kind: 'sensitivity'
  mean: number // of the outcome; of a Morris design it is that of its grid
  method: string
  n: number // rows, trajectories or points that the numbers rest on
  n_of: string // which of these
  notes: string[] // what else must be known of the result
  of: string // what the indices are of: mean (of the outcome over chance: noise is subtracted), given (for given chance) or input (chance is one more input)
  out?: string // the folder in which the study is kept
  outcome: string
  partial: boolean // runs are missing
  points: number // of the inputs, all of whose runs are there
  probability: number // of every interval
  programs: Program[] // that made rows
  replicates: number // runs of each point and arm
  request: Request // that was answered
  resamples: number // of the bootstrap that the intervals come from; 0 if they come from groups
  reused: boolean // the study was there already, and nothing was run
  rows: number // runs that are there
  sd: number // of the outcome
  seeds: number // from the first to the last that there was
  seeds_are: string // how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)
  sets: string[]
  start: string
  title: string
  together: Joint[] // which of that is correlated
  trading: number | null // runs in which goods are sold at all; null of a study whose runs do not say
  unit: string
  unknowns: Unknowns // how many numbers vary, how many are held, and why
  version: string // of the program that began it
  without: number // runs that did not fail and have no such number
  words: InputWords[] // likewise
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
  chance: Estimate // variance between runs of one point
  dropped: number // points of which fewer than two runs have the outcome
  level: number
  parametric: Estimate // variance between points, in the outcome's unit squared
  points: number
  share: Estimate // parametric / (parametric + chance)
}

export type Spread = {
  constant: boolean
  enough: Enough[] // how many runs a precision takes
  mean: Interval
  means: string
  median: Interval
  name: string // its path
  p25: number
  p5: number // 5 % of the runs lie below it
  p75: number
  p95: number
  pattern: StudyBand | null // what the case says it should be
  precision: number | null
  runs: number // that have the number; every statistic is over these
  sd: number // over the runs
  split: Split | null // of the variance, into testimony and chance
  title: string // in running text, as the vocabulary of the case has it
  unit: string
  without: number // runs that did not fail and have no such number
}

export type Stand = {
  chance: number // standard deviation of single runs, in the pattern's unit
  outside: number // share of runs beyond two standard deviations of what the others predict
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
  result?: PatternTable | Ensemble | Comparison | Sensitivity | Calibration | Conclusions | Questions | Discovery | Influence // what the command of that kind prints as JSON; absent until there is one
  same_model: boolean // whether the program that answers has that model; results of another model can be read, and the same request makes a new job
  spec: Request
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string // of the case
  version: string // of the program that began it
}

export type StudyBand = {
  high: number | null
  low: number | null
  measure: string
  name: string
  stated: string
  unit: string
}

export type StudyBody = {
  as_believed?: boolean // draw from what is believed beforehand, and not from the worlds that the testimony allows
  as_stated?: boolean // the one world that the case file states, and not those that its testimony allows
  by?: string // the outcome in which regret is measured
  case?: string // the name of a case or draft; leave it out if yaml is given
  chance?: 'input' | 'given' | 'mean' // what indices are of: with chance as one more input, for given chance (runs that are compared share a seed), or of the mean (each run has its own seed, and noise is subtracted)
  check?: 'recovery' | 'sbc' | 'coverage' // test the calibration on synthetic data
  days?: number // recorded days of each run
  effect_of?: string // analyse by how much this policy, or several joined by +, changes the outcome, in place of the outcome itself: each combination is run with and without it, with a shared past
  first_seed?: number // the first seed; further runs take the seeds after it
  fixed?: boolean // leave the case's own uncertain numbers as they are stated
  groups?: string[] // with sobol, uncertain numbers that are taken as one
  kind: string // the kind of study; GET /api/studies/kinds describes each
  levels?: number // with morris, levels of the grid, an even number
  mechanisms?: boolean // also switch off each mechanism of the model, one at a time, and show which patterns are still met
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
  name: string // its path
  title: string // in running text, as the vocabulary of the case has it
  unit: string
}

export type Summary = {
  agent_days: number
  agents: number
  bounds: BoundEntry[]
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
  organisers: Organising
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
  trends: TrendEntry[]
  units: Record<string, string>
}

export type Switched = {
  high: string
  key: string // hypotheses.GROUP, or the path of a parameter
  low: string // the alternative at the lower end; empty is the case as it stands, where no alternative is that
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

export type TrendEntry = {
  high: number | null
  low: number | null
  outcome: string // piece_rate, organisers.active, alive, purses, or a share by its path
  per_year: number | null
}

export type Tuned = {
  path: string // of several that are stated alike, and so were tuned as one, with * for their names
  paths: string[] // of the parameters that have the number
  pins: string[] // the claims
  value: string // with its unit, the range where one is stated
}

export type Under = {
  direction: 'rises' | 'falls' | 'cannot be told'
  effective: number // independent worlds in which it holds
  hypothesis: string // GROUP=NAME
  share: number // of the worlds in which it holds that move that way, or the more frequent way
}

export type Unknowns = {
  choices: number // rival explanations that are drawn, one of each group
  held: number // numbers that are held
  numbers: Held[] // those that are held
  reasons: HeldFor[] // why numbers are held
  varied: number // numbers that vary
}

export type Unmeasured = {
  means: string
  name: string // its path
  pattern: StudyBand | null // what the case says it should be
  title: string // in running text, as the vocabulary of the case has it
  unit: string
}

export type Unpaired = {
  base: number | null // mean as stated, over the runs that have it; null if none does
  base_runs: number // that have it
  mean: number | null // likewise under the alternative
  mean_runs: number
  means: string
  name: string // its path
  title: string // in running text, as the vocabulary of the case has it
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
  failed: number // of them
  left: Estimate // share of what was believed beforehand that is not ruled out after it
  runs: number // made in it
  stand_ins: Stand[]
  without: number // of them, did not fail and have no number for some pattern; no process knows of them
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
  sign: string // < <= > >=
  text: string // as it was asked
  unit: string
}

export type Worlds = {
  bands: Band[]
  digest: string // SHA-256 of the file of worlds
  effective: number // independent worlds that say as much
  n: number // worlds that are kept
  runs: number // of the table that they are from
}
