// What a card says of a number, gathered from the case, its weighing and, where
// there is one, the run on the page.
import type { Case, Check, Weighed, Claim, Implied, Pattern, Resolved, Source, Summary, Vocabulary } from '../api/types.ts'
import { quantity } from './format.ts'
import { measureOf, outcome } from './measures.ts'

export interface Facts {
  title: string
  what: string // claim, parameter, outcome, implied
  says: string
  value: string // as the case or the run has it; empty if it has no number
  source?: Source
  at?: string
  origin?: string // in words, where no source stands behind it
  range?: { low?: number; high?: number; best?: number; unit: string; words: string }
  checked?: Weighed
  came?: { value: number; unit: string; places: number } // what the run on the page gave
  pattern?: Pattern
  moves?: string // the claim or parameter whose influence on the outcomes can be tried
  also: string[] // references that belong to it
  conflict?: string[] // ids of claims that cannot all hold, this one among them
}

const origins: Record<Resolved['origin'], string> = {
  claim: 'a claim of the testimony',
  implied: 'implied by the testimony',
  source: 'a source',
  assumed: 'an assumption',
  default: 'the default, since the case is silent',
  case: 'a choice of the case, which needs no source',
  policy: 'a policy',
  set: 'set by hand',
}

// factsOf finds everything known about a reference such as claim:pay.rate; null
// if the case has nothing of that name.
export function factsOf(ref: string, c: Case, v: Vocabulary | null, check: Check | null, summary: Summary | null): Facts | null {
  const colon = ref.indexOf(':')
  const [kind, id] = [ref.slice(0, colon), ref.slice(colon + 1)]
  if (kind === 'claim') {
    const claim = c.testimony.claims.find((x) => x.id === id)
    return claim ? ofClaim(claim, c, v, check, summary) : null
  }
  if (kind === 'param') {
    const parameter = c.parameters.find((x) => x.path === id)
    return parameter ? ofParameter(parameter, c, v, check, summary) : null
  }
  if (kind === 'implied') {
    const implied = check?.implied.find((x) => x.name === id)
    return implied ? ofImplied(implied) : null
  }
  return kind === 'measure' ? ofMeasure(id, c, v, summary) : null
}

function ofClaim(claim: Claim, c: Case, v: Vocabulary | null, check: Check | null, summary: Summary | null): Facts {
  const f = claim.figure
  const parameters = c.parameters.filter((p) => p.origin === 'claim' && p.from === claim.id)
  return {
    title: claim.id,
    what: `claim, ${claim.kind}`,
    says: claim.says,
    value: f?.text ?? '',
    source: c.testimony.sources.find((s) => s.id === claim.from),
    at: claim.at,
    range: f && { low: f.low, high: f.high, best: f.best, unit: f.unit, words: f.text },
    checked: check?.claims.find((x) => x.id === claim.id),
    came: cameOf(claim.measure, v, summary),
    pattern: c.patterns.find((p) => p.claim === claim.id),
    moves: parameters.length ? claim.id : undefined,
    also: parameters.map((p) => `param:${p.path}`),
    conflict: check?.conflicts.find((c) => c.claims.includes(claim.id))?.claims,
  }
}

function ofParameter(p: Resolved, c: Case, v: Vocabulary | null, check: Check | null, summary: Summary | null): Facts {
  const claim = p.origin === 'claim' ? c.testimony.claims.find((x) => x.id === p.from) : undefined
  const behind = claim && ofClaim(claim, c, v, check, summary)
  const ranged = p.low !== undefined || p.high !== undefined
  return {
    title: p.path,
    what: 'parameter',
    says: p.means ?? '',
    value: p.value,
    source: behind?.source ?? (p.origin === 'source' ? c.testimony.sources.find((s) => s.id === p.from) : undefined),
    at: p.at ?? behind?.at,
    origin: [origins[p.origin], p.why, p.by && `converted by ${p.by}`].filter(Boolean).join(': '),
    range: ranged ? { low: p.low, high: p.high, unit: p.unit ?? '', words: p.value } : behind?.range,
    checked: behind?.checked,
    moves: movable(p) ? p.path : undefined,
    also: claim ? [`claim:${claim.id}`] : [],
    conflict: behind?.conflict,
  }
}

// movable says whether a parameter is a number that can be a little more or less.
function movable(p: Resolved): boolean {
  return p.unit !== undefined && p.unit !== ''
}

function ofMeasure(key: string, c: Case, v: Vocabulary | null, summary: Summary | null): Facts {
  const m = measureOf(v, key)
  const claims = c.testimony.claims.filter((x) => x.measure === key)
  const first = claims.find((x) => x.figure)
  const came = cameOf(key, v, summary)
  return {
    title: m.name,
    what: 'outcome of a run',
    says: 'what comes out of the model; nothing sets it',
    value: came ? quantity(came.value, came.unit, came.places) : '',
    source: first && c.testimony.sources.find((s) => s.id === first.from),
    at: first?.at,
    range: first?.figure && { ...first.figure, words: first.figure.text },
    came,
    pattern: c.patterns.find((p) => p.measure === key),
    also: claims.map((x) => `claim:${x.id}`),
  }
}

function ofImplied(x: Implied): Facts {
  return {
    title: x.name,
    what: 'implied by the testimony, stated by nobody',
    says: `follows from ${x.from.join(', ')}`,
    value: quantity(x.value, x.unit),
    range: x.low !== undefined || x.high !== undefined ? { low: x.low, high: x.high, best: x.balanced, unit: x.unit, words: '' } : undefined,
    also: x.from.map((id) => `claim:${id}`),
  }
}

function cameOf(measure: string | undefined, v: Vocabulary | null, summary: Summary | null): Facts['came'] {
  if (!measure || !summary) return undefined
  const value = outcome(summary, measure)
  const m = measureOf(v, measure)
  return value === undefined ? undefined : { value, unit: m.unit, places: m.places }
}
