// Keys that do something wherever the reader is. A page adds its own while it
// is shown. A key that is being typed into a field is left alone.

export interface Shortcut {
  key: string
  does: string // in words, for the list of keys
  run: () => void
}

const shortcuts = new Map<string, Shortcut>()

// shortcut adds keys and returns what takes them away again.
export function shortcut(...list: Shortcut[]): () => void {
  for (const s of list) shortcuts.set(s.key, s)
  return () => {
    for (const s of list) if (shortcuts.get(s.key) === s) shortcuts.delete(s.key)
  }
}

export function listed(): Shortcut[] {
  return [...shortcuts.values()]
}

// takesText says whether an element uses the key itself.
export function takesText(element: Element | null, key: string): boolean {
  if (!element) return false
  const tag = element.tagName
  if (tag === 'TEXTAREA' || tag === 'SELECT' || (element as HTMLElement).isContentEditable) return true
  if (tag === 'INPUT') return !['checkbox', 'radio', 'range'].includes((element as HTMLInputElement).type) || key === ' '
  return key === ' ' && (tag === 'BUTTON' || tag === 'A' || tag === 'SUMMARY' || element.getAttribute('role') === 'tab')
}

addEventListener('keydown', (e) => {
  if (e.defaultPrevented || e.metaKey || e.ctrlKey || e.altKey || takesText(document.activeElement, e.key)) return
  const found = shortcuts.get(e.key)
  if (!found) return
  e.preventDefault()
  found.run()
})
