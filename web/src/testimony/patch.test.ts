import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lineOf, patchFigure } from './patch.ts'

const samjiyon = readFileSync('../scenario/cases/samjiyon.yaml', 'utf8')

// differing are the lines in which two texts of equal length differ.
function differing(a: string, b: string): string[] {
  const [x, y] = [a.split('\n'), b.split('\n')]
  expect(x.length).toBe(y.length)
  return y.filter((line, i) => line !== x[i])
}

test('one figure changes in the founding case, and no other letter', () => {
  const changed = patchFigure(samjiyon, 'runs.month', '5 run/month')
  expect(differing(samjiyon, changed ?? '')).toHaveLength(1)
  expect(changed).toContain('runs.month: {kind: value, is: 5 run/month, from: dailynk-2018')
})

test('a figure with a comma is quoted, as YAML needs it inside braces', () => {
  expect(patchFigure(samjiyon, 'pay.rate', '1,000 yuan/kg')).toContain('is: "1,000 yuan/kg", from:')
  expect(patchFigure(samjiyon, 'example.day', '9000 yuan')).toContain('is: 9000 yuan, from:')
})

test('a claim over several lines keeps its comment', () => {
  const text = 'claims:\n  a.b:\n    kind: value\n    is: 4 kg  # as told\n    from: s\n  c: {kind: fact}\n'
  expect(patchFigure(text, 'a.b', '5 kg')).toBe(text.replace('is: 4 kg', 'is: 5 kg'))
})

test('what is not a claim, or has no figure, is left alone', () => {
  expect(patchFigure(samjiyon, 'days', '3 days')).toBeNull() // a key of economy, not of claims
  expect(patchFigure(samjiyon, 'stop.mss', '3 days')).toBeNull()
  expect(patchFigure('', 'a', 'b')).toBeNull()
})

test('a claim is found by its line', () => {
  const line = lineOf(samjiyon, 'pay.month')
  expect(samjiyon.split('\n')[line - 1]).toContain('pay.month:')
  expect(lineOf(samjiyon, 'nothing')).toBe(0)
})
