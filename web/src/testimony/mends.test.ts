import { expect, test } from 'vitest'
import type { Check } from '../api/types.ts'
import { mendsAll } from './mends.ts'

const check = (...mends: [string, number][][]): Check => ({
  consistent: false, claims: [], implied: [], conflicts: [],
  mends: mends.map((list) => list.map(([claim, to]) => ({ claim, to, unit: 'yuan' }))),
})

test('of several contradictions, what mends all is found', () => {
  const found = mendsAll(check([['pay.run', 50], ['runs.month', 5], ['pay.month', 160]], [['pay.rate', 1], ['runs.month', 5], ['pay.month', 170]]))
  expect(found.map((m) => m.claim)).toEqual(['runs.month'])
})

test('of one contradiction, each mend is shown with it already', () => {
  expect(mendsAll(check([['pay.run', 50]]))).toEqual([])
  expect(mendsAll(check())).toEqual([])
})
