// What the figures of a run show, from the days that have passed.
import { fold, mean, meanPaid, periodLength, sum } from '../chart/periods.ts'
import type { Curve } from '../chart/lines.ts'
import type { Claim, Money, Vocabulary } from '../api/types.ts'
import { routeClass } from '../number/actors.ts'
import { nameOf } from '../number/measures.ts'
import type { Days } from './days.ts'

export interface Share {
  name: string
  class: string
  amount: number // in the money of the case
  share: number
  measure?: string
}

// sharing are those who share the profit, by the columns of the days.
const sharing = (days: Days) => ['guards', 'organisers', ...(days.carried() ? ['porters'] : [])]

// sharesOf is who got what of the profit on clandestine routes so far. Where no
// porter lives there is none to have a share, not even one of 0.
export function sharesOf(days: Days, upTo: number, money: Money, vocabulary: Vocabulary | null): { profit: number; shares: Share[] } {
  const profit = days.total('profit', upTo) / minorsOf(money)
  const of = (name: string, column: string, cls: string, measure?: string): Share => {
    const amount = days.total(column, upTo) / minorsOf(money)
    return { name, class: cls, amount, share: profit ? amount / profit : NaN, measure }
  }
  return {
    profit,
    shares: [
      ...sharing(days).map((who) => of(nameOf(vocabulary, who), who, who, `shares.${who}`)),
      of('haulage, fees and others', 'other_costs', 'rest'),
    ],
  }
}

// minorsOf is how many minor units, in which days are counted, one of the money is.
export const minorsOf = (money: Money) => 10 ** money.digits

export interface Chart {
  id: string
  title: string
  unit: string
  days: number[]
  curves: Curve[]
  zero?: boolean // false: the axis of heights need not begin at 0
  sources: string[]
}

// chartsOf are the series of a run up to a day, by day, week or longer, so that a
// line has about a hundred points however long the run.
export function chartsOf(days: Days, upTo: number, asked: number, claims: Claim[], money: Money, vocabulary: Vocabulary | null): Chart[] {
  const perMinor = 1 / minorsOf(money)
  const length = periodLength(asked)
  const cut = (name: string) => days.column(name).slice(0, upTo)
  const of = (name: string, how: typeof sum, scale: number) => fold(cut(name), length, how).map((x) => x * scale)
  const dates = fold(cut('date'), length, mean)
  const perDay = (name: string, scale: number) => of(name, mean, scale)
  const statedRate = claims.find((c) => c.measure === 'piece_rate' && c.figure?.unit === `${money.unit}/kg`)
  const goods = [...days.columns.keys()].filter((k) => k.startsWith('price.')).map((k) => k.slice(6))
  // Lots of the MSS cost hundreds of times what plants do; they would flatten all else.
  const median = goods.map((g) => Math.max(...cut(`price.${g}`), 0)).sort((a, b) => a - b)[Math.floor(goods.length / 2)] ?? 0
  const carried = days.carried()
  const sharers = sharing(days)
  const priced = goods.filter((g) => Math.max(...cut(`price.${g}`), 0) <= median * 20)
  return [
    {
      id: 'goods', title: 'Goods that arrived, by route', unit: 'kg a day', days: dates, sources: [],
      curves: days.routes.map((r, i) => ({ name: r, class: routeClass(i), values: perDay(`mass.${r}`, 1 / 1000), ref: `measure:routes.${r}.mass` })),
    },
    {
      id: 'gains', title: 'Who got what of each day\u2019s profit', unit: `${money.unit} a day`, days: dates,
      sources: sharers.map((who) => `claim:share.${who}`),
      curves: sharers.map((who) => ({ name: nameOf(vocabulary, who), class: who, values: perDay(who, perMinor), ref: `measure:shares.${who}` })),
    },
    ...(carried ? [{
      id: 'rate', title: 'What porters are paid for a kilogram', unit: `${money.unit}/kg, dotted: as reported`, days: dates, zero: false, sources: statedRate ? [`claim:${statedRate.id}`] : [],
      curves: [{ name: 'piece rate', class: 'porters', values: of('piece_rate', meanPaid, perMinor), ref: 'measure:piece_rate', stated: statedRate?.figure?.best }],
    },
    {
      id: 'people', title: 'Where the porters are', unit: 'people, mean of the days', days: dates, sources: ['claim:labour.order', 'claim:labour.agencies'],
      curves: [
        { name: 'waiting', class: 'rest', values: perDay('ready', 1) },
        { name: 'resting', class: 'customs', values: perDay('resting', 1) },
        { name: 'crossing', class: 'porters', values: perDay('hired', 1) },
        { name: 'detained', class: 'mss', values: perDay('detained', 1) },
      ],
    }] : []),
    {
      id: 'prices', title: 'What merchants pay for goods', unit: `${money.unit}/kg`, days: dates, zero: false, sources: priced.map((g) => `param:goods.${g}.destination_price`),
      curves: priced.map((g, i) => ({ name: g.replace(/-/g, ' '), class: ['merchants', 'route-3', 'route-2', 'route-4', 'route-1'][i % 5]!, values: perDay(`price.${g}`, perMinor), ref: `param:goods.${g}.destination_price` })),
    },
    {
      id: 'seized', title: 'Goods that were seized', unit: 'kg a day', days: dates, sources: ['claim:stop.mss'],
      curves: [{ name: 'seized', class: 'guards', values: perDay('seized', 1 / 1000), ref: 'measure:mass.seized' }],
    },
  ]
}
