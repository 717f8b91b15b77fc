import { expect, test } from 'vitest'
import { classOf, familiesOf, nameOf } from './families.ts'
import type { Spread } from '../api/types.ts'
import { seriesTitle } from './results.ts'

const outcome = (name: string, unit: string) => ({ name, unit }) as Spread

test('outcomes of one kind and unit stand together, others apart', () => {
  const families = familiesOf([outcome('shares.guards', 'share'), outcome('shares.porters', 'share'), outcome('routes.river.mass', 'kg'), outcome('routes.river.crossings', 'run'), outcome('mass.sold', 'kg')])
  expect(families.map((f) => [f.title, f.unit, f.outcomes.length])).toEqual([
    ['Who gets what of the profit', 'share', 2], ['By route', 'kg', 1], ['By route', 'run', 1], ['What becomes of the goods', 'kg', 1],
  ])
})

test('a gain has the name and the colour of whose it is', () => {
  expect([nameOf('kinds.far-side-guards.gain'), classOf('kinds.far-side-guards.gain')]).toEqual(['far side\u2019s guards', 'far-side'])
  expect(nameOf('crew.median')).toBe('median crew')
})

test('a series of a route names the route', () => {
  expect(seriesTitle('mass.river', 'goods that arrived over the route')).toBe('Goods that arrived by river')
  expect(seriesTitle('hired', 'porters who set out')).toBe('Porters who set out')
})
