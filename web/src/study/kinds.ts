// The studies that can be started here, and what each asks for.

export interface Kind {
  kind: string
  title: string
  asks: string // the question that it answers
  fields: ('seeds' | 'points' | 'method' | 'outcome' | 'policies' | 'days' | 'vary' | 'particles' | 'runs')[]
  points?: number
}

export const kinds: Kind[] = [
  { kind: 'patterns', title: 'Patterns', asks: 'Does what the witness reported come out by itself?', fields: ['seeds', 'days'] },
  { kind: 'ensemble', title: 'Ensemble', asks: 'How sure are the outcomes, given what is uncertain?', fields: ['points', 'days', 'policies', 'vary'], points: 64 },
  { kind: 'compare', title: 'Compare', asks: 'What would a policy change, and for whom?', fields: ['points', 'days', 'policies', 'vary'], points: 32 },
  { kind: 'sensitivity', title: 'Sensitivity', asks: 'Which unknowns decide an outcome?', fields: ['method', 'points', 'days', 'outcome', 'vary'], points: 32 },
  { kind: 'calibrate', title: 'Calibrate', asks: 'Which unknowns do the patterns pin down?', fields: ['particles', 'runs', 'days', 'vary'], points: 100 },
]

export const methods = ['morris', 'sobol', 'delta', 'pawn']

export interface Choice {
  kind: string
  case: string
  seeds: number
  points: number
  method: string
  outcome: string
  policies: string[]
  days: number // 0: as the case says
  vary: string[] // PATH=RANGE
  particles: number
  runs: number
}

// offered are the kinds that the server has too, by its OpenAPI document.
export function offered(openapi: unknown): Kind[] {
  const schemas = (openapi as { components?: { schemas?: Record<string, { properties?: { kind?: { enum?: string[] } } }> } }).components?.schemas ?? {}
  const known = new Set(Object.values(schemas).flatMap((s) => s.properties?.kind?.enum ?? []))
  return kinds.filter((k) => known.has(k.kind))
}

// specOf is what is asked of the server: only what the kind of study takes.
export function specOf(c: Choice): Record<string, unknown> {
  const fields = kinds.find((k) => k.kind === c.kind)?.fields ?? []
  const spec: Record<string, unknown> = { kind: c.kind, case: c.case }
  for (const f of fields) {
    const value = c[f]
    if (value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0)) spec[f] = value
  }
  return spec
}
