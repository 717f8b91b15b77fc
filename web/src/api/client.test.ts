import { expect, test } from 'vitest'
import { refusalOf } from './client.ts'

test('a refusal carries every fault of a case file', () => {
  const faults = [{ line: 3, column: 5, what: 'a share cannot be above 100 %', write: 'write a value from 0 % to 100 %' }]
  const r = refusalOf(422, JSON.stringify({ detail: '1 fault', faults }))
  expect(r.message).toBe('1 fault')
  expect(r.faults).toEqual(faults)
})

test('what the server finds wrong in a request is named with its place', () => {
  const r = refusalOf(422, JSON.stringify({ title: 'Unprocessable', detail: 'validation failed', errors: [{ location: '/seed', message: 'too small' }] }))
  expect(r.message).toBe('validation failed\n/seed: too small')
  expect(r.errors).toEqual([{ location: '/seed', message: 'too small' }])
})

test('an answer that is no JSON is told as it is', () => {
  expect(refusalOf(502, 'bad gateway').message).toBe('bad gateway')
  expect(refusalOf(500, '').message).toBe('The server answered 500.')
})
