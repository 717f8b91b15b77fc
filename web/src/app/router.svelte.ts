// Where the reader is. Everything that a view shows is in its address, so every
// view is a link: the page, the case, and after the question mark the rest.
import { api, root } from '../api/address.ts'

export const pages = ['cases', 'testimony', 'run', 'compare', 'studies', 'method'] as const
export type Page = (typeof pages)[number]

export interface Place {
  page: Page
  rest: string // a case's name, a study's id, a document: what follows the page
  query: URLSearchParams
}

// placeOf reads an address; one that leads nowhere leads to the cases.
export function placeOf(url: URL): Place {
  const [first = '', ...rest] = url.pathname.slice(root.length - 1).split('/').filter(Boolean).map(decoded)
  const page = pages.find((p) => p === first)
  return { page: page ?? 'cases', rest: page ? rest.join('/') : '', query: url.searchParams }
}

// decoded is a part of an address; one that was cut in the middle of an escape is
// taken as it stands, so that it leads to nothing instead of ending the page.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

// href is the address of a place. Keys without a value are left out, a list is
// a key that repeats.
export function href(page: Page, rest = '', query: Record<string, string | number | string[] | null | undefined> = {}): string {
  const path = root + [page, ...rest.split('/').filter(Boolean).map(encodeURIComponent)].join('/')
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(key, String(one))
    }
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

class Router {
  place = $state.raw<Place>(placeOf(new URL(location.href)))

  constructor() {
    addEventListener('popstate', () => this.read())
    addEventListener('click', (e) => this.follow(e))
  }

  go(to: string, how: 'push' | 'replace' = 'push') {
    const before = this.place
    if (how === 'push') history.pushState(null, '', to)
    else history.replaceState(null, '', to)
    this.read()
    if (before.page !== this.place.page || before.rest !== this.place.rest) {
      scrollTo(0, 0)
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    }
  }

  // set changes keys of the query and leaves the others.
  set(changes: Record<string, string | number | string[] | null>, how: 'push' | 'replace' = 'replace') {
    const kept: Record<string, string[]> = {}
    for (const key of new Set(this.place.query.keys())) kept[key] = this.place.query.getAll(key)
    this.go(href(this.place.page, this.place.rest, { ...kept, ...changes }), how)
  }

  private read() {
    this.place = placeOf(new URL(location.href))
  }

  private follow(e: MouseEvent) {
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    const a = (e.target as Element | null)?.closest?.('a')
    if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin) return
    if (!a.pathname.startsWith(root) || a.pathname.startsWith(api('')) || a.getAttribute('href')?.startsWith('#')) return
    e.preventDefault()
    this.go(a.pathname + a.search + a.hash)
  }
}

export const router = new Router()
