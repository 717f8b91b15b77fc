// Outcomes that can stand on one scale: of one kind and in one unit.
import { actors } from '../number/actors.ts'
import { measureOf } from '../number/measures.ts'
import type { Spread } from '../api/types.ts'

export interface Family {
  id: string
  title: string
  unit: string
  outcomes: Spread[]
}

const titles: Record<string, string> = {
  shares: 'Who gets what of the profit',
  declared_share: 'How much of what may be declared is',
  load: 'What a porter carries',
  crew: 'How many cross together',
  porter_month: 'A porter\u2019s month',
  mass: 'What becomes of the goods',
  harm: 'People who come to harm',
  routes: 'By route',
  kinds: 'Who gains: received less paid',
}

// familiesOf keeps the order of the outcomes, and the order of the actors within.
export function familiesOf(outcomes: Spread[]): Family[] {
  const found = new Map<string, Family>()
  for (const o of outcomes) {
    const head = o.name.split('.')[0] ?? o.name
    const id = `${head} ${o.unit}`.replace(/[^a-z0-9]+/gi, '-')
    const family = found.get(id) ?? { id, title: titles[head] ?? titleOf(o.name), unit: o.unit, outcomes: [] }
    family.outcomes.push(o)
    found.set(id, family)
  }
  return [...found.values()]
}

function titleOf(name: string): string {
  const text = nameOf(name)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// nameOf is an outcome in words; a gain is named by whose it is.
export function nameOf(name: string): string {
  const actor = actors.find((a) => name === `kinds.${a.sector}.gain`)
  return actor?.name ?? measureOf(name).name
}

export function classOf(name: string): string {
  return actors.find((a) => name === `kinds.${a.sector}.gain`)?.class ?? measureOf(name).class ?? 'customs'
}
