import { expect, test } from 'vitest'
import type { Case, Check, Summary, Vocabulary } from '../api/types.ts'
import { factsOf } from './facts.ts'

const detail = {
  testimony: {
    sources: [{ id: 'dailynk-2018', title: 'Smuggling', publisher: 'Daily NK', grade: 'C3', status: 'read' }],
    claims: [
      { id: 'load.usual', kind: 'value', from: 'dailynk-2018', at: 'para 6', says: 'what a person carries', measure: 'load.mean', figure: { text: 'about 50 kg', shape: 'about', low: 50, best: 50, high: 50, level: 0, unit: 'kg' } },
      { id: 'stop.mss', kind: 'relation', from: 'dailynk-2018', says: 'it goes on' },
    ],
  },
  parameters: [
    { path: 'counties.a.strength', value: '50 kg', unit: 'kg', means: 'heaviest load', origin: 'claim', from: 'load.usual', at: 'para 6' },
    { path: 'regime', value: 'behavioural', means: 'which rules', origin: 'case' },
    { path: 'crossing.raid', value: '0.5 %', unit: 'share', means: 'raids', origin: 'assumed', why: 'rare' },
  ],
  patterns: [{ name: 'load', measure: 'load.mean', low: 38, high: 50, unit: 'kg', band: '38 to 50 kg', claim: 'load.usual', says: '' }],
} as unknown as Case
const check = { claims: [{ id: 'load.usual', balanced: 54.4, unit: 'kg', verdict: 'contradicts', shift_sd: 0.7 }], conflicts: [{ claims: ['load.usual', 'pay.month'] }], implied: [{ name: 'profit.kg', value: 4, unit: 'yuan/kg', from: ['pay.rate'] }] } as unknown as Check
const words = { outcomes: [{ path: 'load.mean', name: 'mean load', unit: 'kg', places: 1 }] } as unknown as Vocabulary
const summary = { load: { mean: 48.5 } } as unknown as Summary

test('a claim has its source and paragraph, its range, its balanced value, and what it cannot hold with', () => {
  const f = factsOf('claim:load.usual', detail, words, check, summary)
  expect(f).toMatchObject({ value: 'about 50 kg', at: 'para 6', moves: 'load.usual', conflict: ['load.usual', 'pay.month'], also: ['param:counties.a.strength'] })
  expect(f?.source?.publisher).toBe('Daily NK')
  expect(f?.checked?.balanced).toBe(54.4)
  expect(f?.came).toEqual({ value: 48.5, unit: 'kg', places: 1 })
})

test('a parameter taken from a claim has the claim’s source; an assumed one its reason', () => {
  expect(factsOf('param:counties.a.strength', detail, words, check, null)?.source?.id).toBe('dailynk-2018')
  expect(factsOf('param:crossing.raid', detail, words, check, null)?.origin).toBe('an assumption: rare')
})

test('only numbers can be tried at both ends of a range', () => {
  expect(factsOf('param:crossing.raid', detail, words, null, null)?.moves).toBe('crossing.raid')
  expect(factsOf('param:regime', detail, words, null, null)?.moves).toBeUndefined()
  expect(factsOf('claim:stop.mss', detail, words, null, null)?.moves).toBeUndefined()
})

test('an outcome has what the witness said of it, and the band of its pattern', () => {
  const f = factsOf('measure:load.mean', detail, words, check, summary)
  expect(f).toMatchObject({ value: '48.5\u00a0kg', also: ['claim:load.usual'] })
  expect(f?.pattern?.band).toBe('38 to 50 kg')
})

test('what follows has no source of its own; what is not there is nothing', () => {
  expect(factsOf('implied:profit.kg', detail, words, check, null)).toMatchObject({ also: ['claim:pay.rate'] })
  for (const ref of ['claim:nobody', 'param:nothing', 'implied:x', 'rumour:x', '']) expect(factsOf(ref, detail, words, check, null)).toBeNull()
})
