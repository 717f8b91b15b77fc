import { expect, test } from 'vitest'
import { leftWords } from './left.ts'

test('what is left is told no more precisely than it is known', () => {
  expect([0.2, 12.4, 61, 300, 7200, 200000].map(leftWords)).toEqual(['1 s', '12 s', 'a minute', '5 minutes', '2 hours', '2 days'])
})
