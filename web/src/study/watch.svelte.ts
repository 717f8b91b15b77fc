// A study as it goes on. It belongs to the server: closing the page ends nothing,
// and opening it again finds the study where it is.
import { ask, Refusal, wordsOf } from '../api/client.ts'
import { follow } from '../api/stream.ts'
import type { Study, StudyNote } from '../api/types.ts'

export class Watch {
  study = $state.raw<Study | null>(null)
  fault = $state('')
  away = $state(false) // the server does not answer just now
  readonly id: string
  private stop: (() => void) | null = null

  constructor(id: string) {
    this.id = id
    void this.load()
  }

  private async load() {
    try {
      this.study = await ask<Study>('GET', `studies/${encodeURIComponent(this.id)}`)
      this.fault = ''
      if (this.study.state === 'running' || this.study.state === 'waiting') this.listen()
    } catch (e) {
      const unknown = e instanceof Refusal && (e.status === 404 || e.status === 422)
      this.fault = unknown ? `There is no study ${this.id} on this server. It may have been deleted, or the address is not whole.` : wordsOf(e)
    }
  }

  private listen() {
    this.stop?.()
    this.stop = follow(
      `studies/${encodeURIComponent(this.id)}/events`,
      {
        progress: (e) => {
          if (this.study) this.study = { ...this.study, ...(e as Partial<StudyNote>) }
        },
        done: () => void this.load(),
        failed: () => void this.load(),
        cancelled: () => void this.load(),
      },
      ['done', 'failed', 'cancelled'],
      () => void this.load(),
      (gone) => (this.away = gone),
    )
  }

  async cancel() {
    await this.tell('cancel')
  }

  async resume() {
    await this.tell('resume')
  }

  private async tell(what: 'cancel' | 'resume') {
    try {
      await ask('POST', `studies/${encodeURIComponent(this.id)}/${what}`)
      await this.load()
    } catch (e) {
      this.fault = wordsOf(e)
    }
  }

  close() {
    this.stop?.()
  }
}
