import { expect, test } from 'vitest'
import type { Check } from '../api/types.ts'
import { correctsAll } from './corrections.ts'

const check = (...corrections: [string, number][][]): Check => ({
  consistent: false, claims: [], choices: [], evidence: { facts: 0, patterns: [], tuned: [] }, implied: [], complete: true, decisions: [], undetermined: [], notes: [], case: '', case_sha256: '', version: '', figure: null,
  conflicts: corrections.map((list) => ({ claims: list.map(([claim]) => claim), identities: [], corrections: list.map(([claim, to]) => ({ claim, to, unit: 'yuan' })) })),
})

test('of several contradictions, one change that resolves all is found', () => {
  const found = correctsAll(check([['pay.run', 50], ['runs.month', 5], ['pay.month', 160]], [['pay.rate', 1], ['runs.month', 5], ['pay.month', 170]]))
  expect(found.map((m) => m.claim)).toEqual(['runs.month'])
})

test('of one contradiction, each correction is shown with it already', () => {
  expect(correctsAll(check([['pay.run', 50]]))).toEqual([])
  expect(correctsAll(check())).toEqual([])
})
