// The numbers that a run ends in, as the vocabulary of the case has them.
import type { Outcome, Summary, Vocabulary } from '../api/types.ts'

export type Measure = Pick<Outcome, 'path' | 'name' | 'unit' | 'places'>

// measureOf finds an outcome by its path, or makes one of the path alone.
export function measureOf(vocabulary: Vocabulary | null, path: string): Measure {
  return vocabulary?.outcomes.find((o) => o.path === path) ?? { path, name: path.replace(/[._]/g, ' '), unit: '1', places: 2 }
}

// outcome reads an outcome from a run's summary; undefined if the run has none.
export function outcome(summary: Summary, path: string): number | undefined {
  let at: unknown = summary
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return typeof at === 'number' && Number.isFinite(at) ? at : undefined
}

// nameOf is what the case calls a kind of actor; a group of kinds has its own name.
export function nameOf(vocabulary: Vocabulary | null, key: string): string {
  return vocabulary?.kinds.find((k) => k.key === key)?.name ?? key.replace(/[-_]/g, ' ')
}
