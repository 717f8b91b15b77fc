// Actors and payments as a reader meets them: names, order and colours are
// those of the report.

export interface Actor {
  sector: string
  name: string
  class: string
}

export const actors: Actor[] = [
  { sector: 'porters', name: 'porters', class: 'porters' },
  { sector: 'recruiters', name: 'recruiters', class: 'recruiters' },
  { sector: 'donju', name: 'donju', class: 'organisers' },
  { sector: 'trading-companies', name: 'trading companies', class: 'organisers' },
  { sector: 'state-agencies', name: 'state agencies', class: 'organisers' },
  { sector: 'mss', name: 'MSS', class: 'mss' },
  { sector: 'guards', name: 'border guards', class: 'guards' },
  { sector: 'commanders', name: 'commanders', class: 'guards' },
  { sector: 'customs', name: 'customs', class: 'customs' },
  { sector: 'party-fund', name: 'Party fund', class: 'state' },
  { sector: 'treasury', name: 'treasury', class: 'state' },
  { sector: 'far-side-guards', name: 'far side\u2019s guards', class: 'far-side' },
  { sector: 'merchants', name: 'merchants', class: 'merchants' },
  { sector: 'rest', name: 'rest of economy', class: 'rest' },
]

export function actorOf(sector: string): Actor {
  return actors.find((a) => a.sector === sector) ?? { sector, name: sector, class: 'unknown' }
}

const organs: Record<string, string> = {
  'border-guards': 'guards',
  'far-side-guards': 'far-side',
  customs: 'customs',
  mss: 'mss',
  commanders: 'guards',
}

// organClass is the colour of whoever keeps a post.
export function organClass(organ: string): string {
  return organs[organ] ?? 'unknown'
}

// routeClass is the colour of a route, which is no actor's.
export function routeClass(index: number): string {
  return `route-${(index % 4) + 1}`
}

const kinds: Record<string, string> = {
  'goods-bought': 'goods bought',
  'goods-sold': 'goods sold',
  resale: 'resale',
  haulage: 'haulage',
  pay: 'porters\u2019 pay',
  'recruiter-fee': 'recruiters\u2019 fees',
  'bribe-fixed': 'bribe a crossing',
  'bribe-head': 'bribe a head',
  'bribe-share': 'bribe of profit',
  'bribe-weight': 'bribe a kilogram',
  levy: 'levy',
  remittance: 'handed up',
  'party-quota': 'Party quota',
  licence: 'licence',
  'name-rent': 'rent of a name',
  fine: 'fine',
  'release-bribe': 'release bribe',
  compensation: 'loss made good',
  'outside-income': 'income outside',
  consumption: 'consumption',
}

export function kindName(kind: string): string {
  return kinds[kind] ?? kind
}
