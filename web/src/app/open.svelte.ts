// The case that the reader is in, with its testimony weighed. Pages, numbers and
// cards all look here, so a case is asked for once.
import { ask, Refusal, wordsOf } from '../api/client.ts'
import type { Case, Check, Fault, Vocabulary } from '../api/types.ts'

class OpenCase {
  name = $state('')
  detail = $state.raw<Case | null>(null)
  check = $state.raw<Check | null>(null)
  vocabulary = $state.raw<Vocabulary | null>(null) // what its numbers and names are called
  fault = $state('') // why the case cannot be shown
  faults = $state.raw<Fault[]>([]) // of its text, where these are why
  unweighed = $state('') // why its testimony could not be weighed

  // open makes a case the one that the reader is in. To open it again costs
  // nothing unless it is a draft that has been changed.
  async open(name: string, again = false) {
    if (name === this.name && !again && !this.fault) return
    if (name !== this.name) {
      this.detail = null
      this.check = null
      this.vocabulary = null
    }
    this.name = name
    this.fault = ''
    this.faults = []
    this.unweighed = ''
    if (!name) return
    try {
      const at = `cases/${encodeURIComponent(name)}`
      const [detail, vocabulary] = await Promise.all([ask<Case>('GET', at), ask<Vocabulary>('GET', `${at}/vocabulary`)])
      if (this.name !== name) return
      this.detail = detail
      this.vocabulary = vocabulary
    } catch (e) {
      if (this.name !== name) return
      this.fault = wordsOf(e)
      if (e instanceof Refusal) this.faults = e.faults
      return
    }
    try {
      const check = await ask<Check>('POST', 'check', { case: name })
      if (this.name === name) this.check = check
    } catch (e) {
      if (this.name === name) this.unweighed = wordsOf(e)
    }
  }
}

export const open = new OpenCase()
