// The border as a stage: the county on one side, the merchants on the other, the
// river between them, and each route a lane with its posts in their order. It is
// a scheme, with no place on any map.
import type { Name, Route } from '../api/types.ts'
import { organClass, routeClass } from '../number/actors.ts'

export interface Lane {
  route: Route
  class: string
  y: number
  posts: { name: string; class: string; x: number; far: boolean }[]
}

export interface StageOut {
  height: number
  near: { x: number; width: number }
  far: { x: number; width: number }
  river: { x: number; width: number }
  counties: { name: string; y: number; height: number }[]
  lanes: Lane[]
  crosses: boolean // some route is walked, so there is a river to cross
}

// layStage places everything for a width. Posts of the far side stand beyond the
// river, all others before it.
export function layStage(routes: Route[], organs: Name[], width: number): StageOut {
  const side = Math.max(82, Math.min(150, width * 0.15))
  const laneHeight = routes.length > 6 ? 54 : 84
  const top = 34
  const river = { x: width * 0.56 - 17, width: 34 }
  const near = { x: 0, width: side }
  const far = { x: width - side, width: side }
  // Lanes of one county stand together, counties in the order of the case.
  const names = [...new Set(routes.map((r) => r.county))]
  const ordered = names.flatMap((county) => routes.filter((r) => r.county === county))
  const lanes = ordered.map((route, i): Lane => {
    const beyond = route.posts.filter((p) => p.organ === 'far-side-guards')
    const before = route.posts.filter((p) => p.organ !== 'far-side-guards')
    const place = (list: typeof beyond, from: number, to: number, isFar: boolean) =>
      list.map((p, k) => ({ name: p.name, class: organClass(organs, p.organ), x: from + ((to - from) * (k + 1)) / (list.length + 1), far: isFar }))
    return {
      route,
      class: routeClass(routes.indexOf(route)),
      y: top + i * laneHeight + laneHeight / 2,
      posts: [...place(before, side, river.x, false), ...place(beyond, river.x + river.width, far.x, true)],
    }
  })
  const height = top + Math.max(1, ordered.length) * laneHeight + 12
  const counties = names.map((name) => {
    const own = lanes.filter((l) => l.route.county === name)
    const from = (own[0]?.y ?? 0) - laneHeight / 2 + 8
    return { name, y: from, height: (own[own.length - 1]?.y ?? 0) + laneHeight / 2 - 8 - from }
  })
  return { height, near, far, river, counties, lanes, crosses: routes.some((r) => r.carriers === 'porters') }
}

// apart says whether the names of posts have room beside one another on their lane.
export function apart(posts: Lane['posts'], write: (name: string) => string): boolean {
  return posts.every((p, i) => i === 0 || p.x - posts[i - 1]!.x >= ((write(p.name).length + write(posts[i - 1]!.name).length) / 2) * 7 + 4)
}

// wave is a river's bank: a line from top to bottom that is not quite straight.
export function wave(x: number, height: number): string {
  let d = `M${x} 0`
  const bends = Math.max(2, Math.round(height / 40))
  for (let i = 0; i < bends; i++) d += `q${i % 2 ? -7 : 7} ${height / bends / 2} 0 ${height / bends}`
  return d
}

// wayOf is where a crossing is on its lane, from 0 (home) to 1 (the far side),
// at a time from 0 to 1 of its night: out in the evening, back before dawn. One
// that is seized ends at its last near post, at part `held` of the way.
export function wayOf(time: number, returns: boolean, held: number | null): number {
  if (held !== null) return Math.min(held, time * 1.6)
  if (!returns) return Math.min(1, time)
  return time < 0.5 ? time * 2 : (1 - time) * 2
}
