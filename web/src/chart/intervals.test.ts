import { expect, test } from 'vitest'
import { percentMark } from '../number/format.ts'
import { layIntervals } from './intervals.ts'
import { letter } from './scale.ts'

test('the marks of the axis stay inside a narrow figure, however wide they are', () => {
  for (const width of [170, 260, 358, 459]) {
    for (const values of [[0.75, 0.752], [0, 19_728_500], [-1, 1], [7_460_000, 7_500_000], [-0.3, 0.3]]) {
      for (const mark of [undefined, percentMark]) {
        const l = layIntervals({ width, zero: false, mark, rows: values.map((value) => ({ name: 'as stated', marks: [{ value }], written: '' })) })
        for (const t of l.ticks) {
          expect(l.x(t.value) - (t.label.length * letter) / 2, `${t.label} in ${width} px`).toBeGreaterThanOrEqual(-0.01)
          expect(l.x(t.value) + (t.label.length * letter) / 2, `${t.label} in ${width} px`).toBeLessThanOrEqual(width + 0.01)
        }
      }
    }
  }
})
