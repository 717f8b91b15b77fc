// Which inputs decide an outcome, as rows of a drawing: those that decide most
// first.
import type { Row } from '../chart/intervals.ts'
import { change, decimal } from '../number/format.ts'
import type { Index, Sensitivity } from '../api/types.ts'

// The index that ranks inputs, and the one that is drawn beside it.
const ranks: Record<string, [string, string | null]> = { sobol: ['ST', 'S1'], morris: ['mu', null], delta: ['delta', null], pawn: ['pawn', null] }

const names: Record<string, string> = {
  ST: 'alone or with others',
  S1: 'alone',
  mu: 'mean effect of going from one end of its range to the other',
  delta: 'shift of the distribution',
  pawn: 'largest shift of the distribution',
}

export interface Sensed {
  rank: string // in words
  beside: string
  rows: Row[]
}

export function sensedOf(s: Sensitivity): Sensed {
  const [rank, beside] = ranks[s.method] ?? [s.indices[0]?.name ?? '', null]
  const of = (input: string, name: string): Index | undefined => s.indices.find((i) => i.input === input && i.name === name)
  const inputs = [...new Set(s.indices.filter((i) => i.name === rank).map((i) => i.input))]
  const refOf = (input: string) => {
    const known = s.inputs.find((i) => i.name === input)
    if (!known) return undefined
    return known.paths[0] ? `param:${known.paths[0]}` : undefined
  }
  // A Morris design ranks by the mean size of effects, of which those in opposite
  // directions do not cancel.
  const sizeOf = (x: { input: string; main: Index }) => of(x.input, 'mu_star')?.value ?? x.main.value
  const idle = new Set(s.words.filter((w) => w.not_distinguishable_from_zero).map((w) => w.input))
  return {
    rank: names[rank] ?? rank,
    beside: beside ? (names[beside] ?? beside) : '',
    rows: inputs
      .map((input) => ({ input, main: of(input, rank)! }))
      .sort((a, b) => sizeOf(b) - sizeOf(a))
      .map(({ input, main }): Row => {
        const second = beside ? of(input, beside) : undefined
        return {
          name: input,
          ref: refOf(input),
          class: idle.has(input) ? 'rest' : 'organisers',
          marks: [
            { value: main.value, low: main.low, high: main.high },
            ...(second ? [{ value: second.value, low: second.low, high: second.high, hollow: true }] : []),
          ],
          written: s.method === 'morris' ? change(main.value, s.unit) : decimal(main.value, 2),
        }
      }),
  }
}
