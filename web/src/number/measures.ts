// The numbers that a run ends in, in the order in which a reader asks for them;
// names and keys are those of the report.
import type { Summary } from '../api/types.ts'

export interface Measure {
  key: string // as in the manifest's summary, with dots
  name: string
  unit: string
  places: number
  class?: string // the colour of its actor
}

export const measures: Measure[] = [
  { key: 'shares.guards', name: 'border guards\u2019 share', unit: 'share', places: 1, class: 'guards' },
  { key: 'shares.organisers', name: 'organisers\u2019 share', unit: 'share', places: 1, class: 'organisers' },
  { key: 'shares.porters', name: 'porters\u2019 share', unit: 'share', places: 1, class: 'porters' },
  { key: 'profit_per_kg', name: 'profit', unit: 'yuan/kg', places: 2, class: 'profit' },
  { key: 'piece_rate', name: 'piece rate', unit: 'yuan/kg', places: 2, class: 'porters' },
  { key: 'load.mean', name: 'mean load', unit: 'kg', places: 1 },
  { key: 'load.smallest', name: 'smallest load', unit: 'kg', places: 0 },
  { key: 'load.largest', name: 'largest load', unit: 'kg', places: 0 },
  { key: 'crew.median', name: 'median crew', unit: 'person', places: 0 },
  { key: 'crew.p10', name: 'crew that 10\u00a0% do not exceed', unit: 'person', places: 0 },
  { key: 'crew.p90', name: 'crew that 90\u00a0% do not exceed', unit: 'person', places: 0 },
  { key: 'crew.largest', name: 'largest crew', unit: 'person', places: 0 },
  { key: 'porter_month.runs', name: 'runs a working month', unit: 'run', places: 1, class: 'porters' },
  { key: 'porter_month.money', name: 'pay of a working month', unit: 'yuan', places: 0, class: 'porters' },
  { key: 'porter_month.staple', name: 'rice that it buys', unit: 'kg', places: 1, class: 'porters' },
  { key: 'staple_for_200', name: 'rice that 200 yuan buy', unit: 'kg', places: 1 },
  { key: 'declared_share', name: 'declared part of declarable goods', unit: 'share', places: 1, class: 'customs' },
  { key: 'mass.gathered', name: 'goods gathered', unit: 'kg', places: 0 },
  { key: 'mass.sold', name: 'goods sold', unit: 'kg', places: 0 },
  { key: 'mass.seized', name: 'goods seized', unit: 'kg', places: 0, class: 'guards' },
  { key: 'mass.lost', name: 'goods lost', unit: 'kg', places: 0 },
  { key: 'own_trade', name: 'profit of the MSS\u2019s own lots', unit: 'yuan', places: 0, class: 'mss' },
  { key: 'harm.detained', name: 'people detained', unit: 'person', places: 0 },
  { key: 'harm.hurt', name: 'people hurt', unit: 'person', places: 0 },
  { key: 'harm.dead', name: 'people dead', unit: 'person', places: 0 },
]

// measureOf finds a measure, or makes one of the key alone, as for a route.
export function measureOf(key: string): Measure {
  const found = measures.find((m) => m.key === key)
  if (found) return found
  const route = /^routes\.(.+)\.(mass|profit|crossings)$/.exec(key)
  if (route) {
    const [, name = '', of = ''] = route
    const unit = { mass: 'kg', profit: 'yuan', crossings: 'crossing' }[of] ?? '1'
    return { key, name: `${of === 'profit' ? 'profit' : of === 'mass' ? 'goods' : 'crossings'} by ${name}`, unit, places: 0 }
  }
  return { key, name: key.replace(/[._]/g, ' '), unit: '1', places: 2 }
}

// outcome reads a measure from a run's summary; undefined if the run has none.
export function outcome(summary: Summary, key: string): number | undefined {
  let at: unknown = summary
  for (const part of pathOf(key)) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return typeof at === 'number' && Number.isFinite(at) ? at : undefined
}

// A route's name may hold dots of its own.
function pathOf(key: string): string[] {
  const route = /^routes\.(.+)\.([^.]+)$/.exec(key)
  return route ? ['routes', route[1]!, route[2]!] : key.split('.')
}
