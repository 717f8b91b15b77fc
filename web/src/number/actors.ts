// The colours of those who are drawn.
import type { Name } from '../api/types.ts'

// organClass is the colour of whoever keeps a post.
export function organClass(organs: Name[], organ: string): string {
  return organs.find((o) => o.key === organ)?.class || 'unknown'
}

// routeClass is the colour of a route, which is no actor's.
export function routeClass(index: number): string {
  return `route-${(index % 4) + 1}`
}
