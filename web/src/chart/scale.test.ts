import { expect, test } from 'vitest'
import { mark } from '../number/format.ts'
import { linear, type Mark } from './scale.ts'

test('the ends of a domain stand at the ends of the range', () => {
  const y = linear([0, 50], [200, 0])
  expect([0, 25, 50].map(y)).toEqual([200, 100, 0])
})

test('a widened domain ends in round numbers', () => {
  expect(linear([0.3, 9.7], [0, 1], 5).domain).toEqual([0, 10])
})

test('marks have the digits of their step', () => {
  const marks = (low: number, high: number, write: Mark) => linear([low, high], [0, 400]).marks(4, write).map((m) => m.label)
  expect(marks(1592000, 1592400, mark)).toEqual(['1,592,000', '1,592,100', '1,592,200', '1,592,300', '1,592,400'])
  expect(marks(0, 2e-12, mark)).toEqual(['0', '5e\u221213', '1.0e\u221212', '1.5e\u221212', '2.0e\u221212'])
})

// A number in [0, 1) from a seed: as good as chance, and the same each time.
function chance(seed: number) {
  let x = seed
  return () => (x = (x * 16807) % 2147483647) / 2147483647
}

test('whatever the range, no mark is written twice, and none lacks a digit', () => {
  const of = chance(20171012)
  const scales = [1e-12, 1e-6, 1e-3, 0.01, 0.5, 1, 7, 200, 1e4, 1e6, 1e9, 1e12, 1e15]
  const pick = () => scales[Math.floor(of() * scales.length)]!
  for (let i = 0; i < 2000; i++) {
    const middle = (2 * of() - 1) * pick()
    const reach = i % 10 === 0 ? 0 : i % 10 === 1 ? Math.abs(middle) * Number.EPSILON : of() * pick() // none, and float dust
    const room = 150 + of() * 700
    for (const write of [mark]) {
      for (const x of [linear([middle - reach, middle + reach], [0, room]), linear([middle - reach, middle + reach], [0, room], 5)]) {
        for (const ticks of [x.marks(4, write)]) {
          const labels = ticks.map((t) => t.label)
          expect(new Set(labels).size, `${middle} ± ${reach}: ${labels.join(' ')}`).toBe(labels.length)
          expect(new Set(ticks.map((t) => x(t.value))).size).toBe(ticks.length)
          const places = labels.filter((l, k) => ticks[k]!.value !== 0 && !l.includes('e')).map((l) => (l.replace(/\u00a0%$/, '').split('.')[1] ?? '').length)
          expect(new Set(places).size, labels.join(' ')).toBeLessThanOrEqual(1)
          for (const t of ticks) expect(t.label).not.toMatch(/NaN|none|undefined|Infinity/)
        }
      }
    }
  }
})
