// The card behind a number: which one is open, and what the reader clicked on.
import { router } from '../app/router.svelte.ts'
import type { Summary } from '../api/types.ts'

class CardState {
  text = $state('') // the number as it stood where it was clicked
  note = $state('') // what it was there: of which run, of which policy
  anchor: Element | null = null
  result = $state.raw<Summary | null>(null) // of the run on the page, for what came out
  resultOf = $state('') // which run that is

  get ref(): string {
    return router.place.query.get('n') ?? ''
  }

  show(ref: string, anchor: Element, text: string, note = '') {
    this.text = text
    this.note = note
    this.anchor = anchor
    router.set({ n: ref }, this.ref ? 'replace' : 'push')
  }

  close() {
    const anchor = this.anchor as HTMLElement | null
    router.set({ n: null })
    this.anchor = null
    anchor?.focus?.({ preventScroll: true })
  }
}

export const card = new CardState()

// leads makes any element, in text or in a drawing, lead to a number's card.
export function leads(ref: string, text: string, note = '') {
  return (node: Element) => {
    node.setAttribute('tabindex', '0')
    node.setAttribute('role', 'button')
    node.setAttribute('aria-haspopup', 'dialog')
    // What is drawn is heard too, with the number that it stands for.
    const drawn = node.textContent?.trim() ?? ''
    if (node instanceof SVGElement) node.setAttribute('aria-label', `${drawn}${drawn === text ? '' : ` ${text}`}, where it comes from`)
    node.classList.add('leads')
    const open = (e: Event) => {
      if (e instanceof KeyboardEvent && e.key !== 'Enter' && e.key !== ' ') return
      e.preventDefault()
      e.stopPropagation()
      card.show(ref, node, text, note)
    }
    node.addEventListener('click', open)
    node.addEventListener('keydown', open)
    return () => {
      node.removeEventListener('click', open)
      node.removeEventListener('keydown', open)
    }
  }
}
