// The figures of a run or a study, asked for once it has any.
import { ask, wordsOf } from '../api/client.ts'
import type { Figures } from '../api/types.ts'

export class Drawings {
  all = $state.raw<Figures | null>(null)
  fault = $state('')

  // of reads the figures of what is at a path; nothing while the path is empty.
  of(path: () => string) {
    $effect(() => {
      const at = path()
      const stop = new AbortController()
      this.all = null
      this.fault = ''
      if (at) {
        ask<Figures>('GET', `${at}/figures`, undefined, stop.signal).then(
          (found) => (this.all = found),
          (e: unknown) => {
            if (!stop.signal.aborted) this.fault = wordsOf(e)
          },
        )
      }
      return () => stop.abort()
    })
  }
}
