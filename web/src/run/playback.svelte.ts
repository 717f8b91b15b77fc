// A run as it is watched: the server computes at its own pace, the reader watches
// at another. Pause, step and speed are the reader's alone, so many can watch one
// run, and nothing is lost when one of them closes the page.
import { ask, wordsOf } from '../api/client.ts'
import { follow } from '../api/stream.ts'
import type { BeginEvent, Batch, Manifest, Run, RunBody } from '../api/types.ts'
import { Days } from './days.ts'

export const speeds = [1, 4, 16, 64, 256] as const

// Charts are drawn again this often while a run plays [ms]; the crossings move
// on every frame.
const redraw = 90

export class Playback {
  id = $state('')
  state = $state<Run['state']>('waiting')
  arrived = $state(0) // days here
  asked = $state(0)
  cursor = $state(0) // days shown, a whole number for charts
  playing = $state(false)
  speed = $state<number>(16) // days a second
  fault = $state('')
  away = $state(false) // the server does not answer just now
  days = new Days()
  manifest = $state.raw<Manifest | null>(null)
  night = 0 // the cursor as the crossings see it, with its fraction

  private stop: (() => void) | null = null
  private frame = 0
  private last = 0
  private drawn = 0
  private toEnd: boolean

  // at: the day to stand still at, or nothing to play from the first.
  constructor(spec: RunBody, at: number | null, calm: boolean) {
    this.toEnd = calm && at === null
    this.playing = at === null && !calm
    this.night = at ?? 0
    this.cursor = at ?? 0
    void this.begin(spec)
  }

  private async begin(spec: RunBody) {
    try {
      const { id } = await ask<{ id: string }>('POST', 'runs', spec)
      this.id = id
      this.state = 'running'
      this.stop = follow(
        `runs/${encodeURIComponent(id)}/events`,
        {
          begin: (e) => {
            this.days.begin(e as BeginEvent)
            this.asked = this.days.asked
          },
          days: (e) => this.take(e as Batch),
          done: (e) => this.end('done', (e as { manifest: Manifest }).manifest),
          cancelled: (e) => this.end('cancelled', (e as { manifest: Manifest | null }).manifest),
          failed: (e) => {
            this.state = 'failed'
            this.fault = (e as { detail: string }).detail
          },
        },
        ['done', 'failed', 'cancelled'],
        () => void this.lost(),
        (gone) => (this.away = gone),
      )
      this.tick()
    } catch (e) {
      this.state = 'failed'
      this.fault = wordsOf(e)
    }
  }

  private take(e: Batch) {
    this.days.add(e)
    this.arrived = this.days.days
    if (this.toEnd) this.seek(this.arrived)
  }

  private end(state: Run['state'], manifest: Manifest | null) {
    this.state = state
    this.manifest = manifest
  }

  // lost asks what became of a run whose stream could not be opened.
  private async lost() {
    try {
      const run = await ask<Run>('GET', `runs/${encodeURIComponent(this.id)}`)
      this.end(run.state, run.manifest)
      if (run.detail) this.fault = run.detail
    } catch (e) {
      this.fault = wordsOf(e)
    }
  }

  private tick = () => {
    this.frame = requestAnimationFrame(this.tick)
    const now = performance.now()
    const passed = Math.min(0.25, (now - this.last) / 1000)
    this.last = now
    if (!this.playing) return
    this.night = Math.min(this.arrived, this.night + passed * this.speed)
    if (now - this.drawn > redraw || this.night === this.arrived) {
      this.drawn = now
      const whole = Math.floor(this.night)
      if (whole !== this.cursor) this.cursor = whole
    }
    if (this.night >= this.arrived && this.state !== 'running' && this.state !== 'waiting') this.playing = false
  }

  toggle() {
    if (!this.playing && this.night >= this.arrived && this.state !== 'running') this.seek(0)
    this.toEnd = false
    this.playing = !this.playing
    if (!this.playing) this.seek(Math.floor(this.night)) // charts may be a moment behind
  }

  step(by = 1) {
    this.playing = false
    this.toEnd = false
    this.seek(Math.floor(this.night) + by)
  }

  seek(day: number) {
    this.night = Math.max(0, Math.min(this.arrived, day))
    this.cursor = Math.floor(this.night)
  }


  cancel() {
    void ask('POST', `runs/${encodeURIComponent(this.id)}/cancel`).catch((e: unknown) => (this.fault = wordsOf(e)))
  }

  close() {
    this.stop?.()
    cancelAnimationFrame(this.frame)
  }
}
