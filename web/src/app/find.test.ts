import { expect, test } from 'vitest'
import { find } from './find.ts'

const places = [['pay.rate', 'porters are paid by weight'], ['stop.mss', 'it goes on unless'], ['runs.month', 'the runs behind a month’s pay']].map(([name, more]) => ({ name: name!, more: more!, group: 'Claim', go: () => {} }))

test('a name that begins with the word comes before one that mentions it', () => {
  expect(find(places, 'pay').map((p) => p.name)).toEqual(['pay.rate', 'runs.month'])
})

test('every word must be there', () => {
  expect(find(places, 'month claim').map((p) => p.name)).toEqual(['runs.month'])
  expect(find(places, 'month nobody')).toEqual([])
  expect(find(places, '')).toHaveLength(3)
})
