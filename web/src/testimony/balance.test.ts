import { expect, test } from 'vitest'
import type { Check } from '../api/types.ts'
import { balanceRows, moved } from './balance.ts'

const claim = (id: string, stated: number, balanced: number, shift_sd: number, verdict: 'agrees' | 'strained' | 'contradicts') => ({ id, text: '', stated, unit: 'kg', balanced, shift_sd, verdict, test: 0, resolved: { as: 'balanced', value: balanced } })
const check: Check = {
  consistent: false,
  claims: [claim('a', 50, 51, 0.2, 'agrees'), claim('b', 200, 160, -1, 'contradicts'), claim('c', 4, 5, 3, 'strained'), claim('zero', 0, 0, 0, 'agrees')],
  conflicts: [['b']],
  implied: [], complete: true, because: [], corrections: [], decisions: [], undetermined: [], notes: [], case: '', case_sha256: '', version: '',
}

test('claims of a contradiction come first, then those that had to move', () => {
  expect(moved(check, 3).map((c) => c.id)).toEqual(['b', 'c', 'a'])
})

test('claims in any unit stand on one scale', () => {
  const [row] = balanceRows(moved(check, 1))
  expect(row?.marks[1]?.value).toBeCloseTo(-0.2)
  expect(row?.written).toContain('160')
})
