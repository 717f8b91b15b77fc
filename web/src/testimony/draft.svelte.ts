// A draft that is being written: the text, what is wrong with it, and the verdict
// on it as it stands. It is weighed while the reader types, and kept by the server
// after each pause, with faults or without. What is not kept yet is remembered by
// the tab, so that reloading the page loses nothing.
import { ask, Refusal, wordsOf } from '../api/client.ts'
import type { CaseLine, Check, Draft as Kept, Fault } from '../api/types.ts'
import { open } from '../app/open.svelte.ts'
import { Keeper } from './keeper.ts'
import { patchFigure } from './patch.ts'

const patience = 300 // ms after the last key

export class Draft {
  text = $state('')
  faults = $state.raw<Fault[]>([])
  check = $state.raw<Check | null>(null)
  trouble = $state('') // of the server, not of the text
  state = $state<'' | 'weighing' | 'kept'>('')
  // What another tab did with the draft since this one read it. Until the reader
  // chooses what becomes of the two texts, nothing is kept.
  elsewhere = $state<'' | 'changed' | 'deleted'>('')
  readonly name: string

  private timer = 0
  private turn = 0
  private keeper: Keeper

  constructor(d: Kept) {
    this.name = d.name
    const typed = unkept(d.name)
    this.text = typed?.text ?? d.yaml
    this.keeper = typed ? this.keeperOf(noText, typed.base) : this.keeperOf(d.yaml, d.sha256)
    this.weigh(0)
  }

  private keeperOf(text: string, base: string): Keeper {
    return new Keeper(text, base, (yaml, base) => put(this.name, yaml, { 'If-Match': `"${base}"` }))
  }

  // unsaved says whether something was typed that the server does not have.
  get unsaved(): boolean {
    return this.text !== this.keeper.kept
  }

  write(text: string) {
    this.text = text
    remember(this.name, { base: this.keeper.base, text })
    this.weigh(patience)
  }

  // correct writes one figure into the text; false if there is none to change.
  correct(id: string, figure: string): boolean {
    const changed = patchFigure(this.text, id, figure)
    if (changed === null) return false
    this.text = changed
    remember(this.name, { base: this.keeper.base, text: changed })
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
    const [checked, kept] = await Promise.allSettled([ask<Check>('POST', 'check', { yaml }), this.elsewhere ? Promise.reject(new Waits()) : this.keep(yaml)])
    if (turn !== this.turn) return
    this.state = kept.status === 'fulfilled' ? 'kept' : ''
    this.trouble = ''
    if (checked.status === 'fulfilled') {
      this.check = checked.value
      this.faults = []
      this.show()
    } else if (checked.reason instanceof Refusal && checked.reason.faults.length > 0) this.faults = checked.reason.faults
    else this.trouble = wordsOf(checked.reason)
    if (kept.status === 'rejected' && !(kept.reason instanceof Waits)) this.trouble = `Not saved: ${wordsOf(kept.reason)}`
  }

  // show gives the rest of the page the case as it is now kept.
  private show() {
    const name = `draft/${this.name}`
    if (open.name === name && open.detail?.sha256 !== this.keeper.base && !this.unsaved) void open.open(name, true)
  }

  // keep saves a text, unless another tab saved another one since this one read it.
  private async keep(yaml: string) {
    try {
      await this.keeper.keep(yaml)
      if (!this.unsaved) forget(this.name)
    } catch (e) {
      if (!(e instanceof Refusal) || e.status !== 412) throw e
      await this.compare(yaml)
      if (this.elsewhere) throw new Waits()
    }
  }

  // compare looks at what the server has, where that is not what was expected. The
  // same text, kept by an earlier view of this very tab, is no contradiction.
  private async compare(yaml: string) {
    const now = await read(this.name)
    if (now === null) this.elsewhere = 'deleted'
    else if (now.yaml !== yaml) this.elsewhere = 'changed'
    else {
      this.keeper = this.keeperOf(now.yaml, now.sha256)
      forget(this.name)
    }
  }

  // look is for when the reader comes back to this tab: what another one did
  // meanwhile is taken over, unless something here is not kept yet.
  async look() {
    if (this.elsewhere || this.keeper.busy || this.state === 'weighing') return
    const turn = this.turn
    try {
      const now = await read(this.name)
      if (turn !== this.turn || now?.sha256 === this.keeper.base) return
      if (now === null) this.elsewhere = 'deleted'
      else if (this.unsaved) this.elsewhere = 'changed'
      else this.take(now)
    } catch {
      // A server that does not answer is met again with the next change.
    }
  }

  // loadOther gives up the text of this tab for the one that is kept.
  async loadOther() {
    try {
      const now = await read(this.name)
      if (now === null) this.elsewhere = 'deleted'
      else this.take(now)
    } catch (e) {
      this.trouble = wordsOf(e)
    }
  }

  private take(d: Kept) {
    forget(this.name)
    this.text = d.yaml
    this.keeper = this.keeperOf(d.yaml, d.sha256)
    this.elsewhere = ''
    this.weigh(0)
  }

  // keepCopy saves the text of this tab as another draft and gives its name.
  async keepCopy(): Promise<string | null> {
    try {
      const name = await begin(this.name, this.text)
      if (name === this.name) await this.loadOther() // it was deleted, so its name was free
      forget(this.name)
      return name
    } catch (e) {
      this.trouble = wordsOf(e)
      return null
    }
  }
}

// noText is what no draft says: the text that the server has is not known.
const noText = '\u0000'

// Waits is why nothing is kept while the reader has to choose.
class Waits extends Error {}

async function put(name: string, yaml: string, condition: Record<string, string>): Promise<string> {
  return (await ask<Kept>('PUT', `drafts/${encodeURIComponent(name)}`, { yaml }, undefined, condition)).sha256
}

async function read(name: string): Promise<Kept | null> {
  try {
    return await ask<Kept>('GET', `drafts/${encodeURIComponent(name)}`)
  } catch (e) {
    if (e instanceof Refusal && e.status === 404) return null
    throw e
  }
}

// begin makes a new draft, under a name that no other has, and gives that name.
export async function begin(of: string, yaml: string): Promise<string> {
  const taken = (await ask<CaseLine[]>('GET', 'cases')).map((c) => c.name)
  for (;;) {
    const name = freeName(of, taken)
    try {
      await put(name, yaml, { 'If-None-Match': '*' })
      return name
    } catch (e) {
      if (!(e instanceof Refusal) || e.status !== 412) throw e
      taken.push(`draft/${name}`) // another tab was quicker
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

// What was typed into a draft and is not kept yet, and the SHA-256 of the text
// that it changes. The browser keeps it for this tab alone.
interface Unkept {
  base: string
  text: string
}

const place = (name: string) => `tumen-draft:${name}`

function remember(name: string, typed: Unkept) {
  try {
    sessionStorage.setItem(place(name), JSON.stringify(typed))
  } catch {
    // A browser that keeps nothing loses at most what was typed in the last moment.
  }
}

function forget(name: string) {
  try {
    sessionStorage.removeItem(place(name))
  } catch {
    // Nothing was kept.
  }
}

function unkept(name: string): Unkept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(name)) ?? 'null') as Partial<Unkept> | null
    return typeof found?.text === 'string' && typeof found.base === 'string' ? { base: found.base, text: found.text } : null
  } catch {
    return null
  }
}
