// A draft that is being written: the text, what is wrong with it, and the verdict
// on it as it stands. It is weighed while the reader types, and kept by the
// server, so that a closed tab loses nothing.
import { ask, Refusal, wordsOf } from '../api/client.ts'
import type { Check, Fault, Testimony } from '../api/types.ts'
import { open } from '../app/open.svelte.ts'
import { patchFigure } from './patch.ts'

const patience = 300 // ms after the last key

export class Draft {
  text = $state('')
  faults = $state.raw<Fault[]>([])
  check = $state.raw<Check | null>(null)
  testimony = $state.raw<Testimony | null>(null)
  trouble = $state('') // of the server, not of the text
  state = $state<'' | 'weighing' | 'kept'>('')
  readonly name: string

  private timer = 0
  private turn = 0

  constructor(name: string, text: string, check: Check | null, testimony: Testimony | null) {
    this.name = name
    this.text = text
    this.check = check
    this.testimony = testimony
    if (!check) this.weigh(0)
  }

  write(text: string) {
    this.text = text
    this.weigh(patience)
  }

  // mend writes one figure into the text; false if there is none to change.
  mend(id: string, figure: string): boolean {
    const changed = patchFigure(this.text, id, figure)
    if (changed === null) return false
    this.text = changed
    this.weigh(0)
    return true
  }

  private weigh(after: number) {
    clearTimeout(this.timer)
    const turn = ++this.turn
    this.state = 'weighing'
    this.timer = window.setTimeout(() => void this.weighNow(turn), after)
  }

  private async weighNow(turn: number) {
    const yaml = this.text
    try {
      const [check] = await Promise.all([
        ask<Check & { testimony?: Testimony }>('POST', 'check', { yaml }),
        ask('PUT', `drafts/${encodeURIComponent(this.name)}`, { yaml }),
      ])
      if (turn !== this.turn) return
      this.check = check
      this.faults = []
      this.trouble = ''
      this.state = 'kept'
      void open.open(`draft/${this.name}`, true)
    } catch (e) {
      if (turn !== this.turn) return
      this.state = ''
      if (e instanceof Refusal && e.faults.length > 0) {
        this.faults = e.faults
        this.trouble = ''
      } else this.trouble = wordsOf(e)
    }
  }
}

// freeName is a name for a draft of a case that no draft has yet.
export function freeName(of: string, taken: string[]): string {
  const base = of.replace(/^.*\//, '').toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/^-+/, '').slice(0, 32) || 'draft'
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.includes(`draft/${name}`)) return name
  }
}
