// Where the page begins. A proxy may have it below a path of its own, so no address
// is written from the root of the host: the server says in index.html how far up
// the page begins, seen from the address that was opened.

// rootOf is the path at which the page begins, with a slash at both ends.
export function rootOf(up: string | undefined, at: string): string {
  return new URL(up ?? '/', at).pathname
}

const up = typeof document === 'undefined' ? undefined : document.querySelector<HTMLMetaElement>('meta[name="root"]')?.content

// While the page is developed, vite serves it at / and does not know how deep an
// address is.
export const root = rootOf(import.meta.env.DEV ? undefined : up, typeof location === 'undefined' ? 'http://localhost/' : location.href)

// api is the address of a route of the API, such as runs or cases/samjiyon.
export function api(path: string): string {
  return `${root}api/${path}`
}
