import { expect, test } from 'vitest'
import type { Route } from '../api/types.ts'
import { apart, layStage, wayOf } from './stage.ts'

const organs = [{ key: 'border-guards', name: 'border guards', class: 'guards' }]
const route = (name: string, county: string, ...organs: string[]): Route => ({ name, county, kind: 'clandestine', carriers: 'porters', posts: organs.map((organ, i) => ({ name: `${organ}-${i}`, organ })) })

test('posts stand in their order, those of the far side beyond the river', () => {
  const stage = layStage([route('river', 'a', 'border-guards', 'border-guards', 'far-side-guards')], organs, 900)
  const [first, second, far] = stage.lanes[0]!.posts
  expect(first!.x).toBeLessThan(second!.x)
  expect([first!.class, far!.class]).toEqual(['guards', 'unknown'])
  expect(second!.x).toBeLessThan(stage.river.x)
  expect(far!.x).toBeGreaterThan(stage.river.x + stage.river.width)
})

test('routes of one county stand together, and keep the colour of their place in the case', () => {
  const stage = layStage([route('r1', 'a'), route('r2', 'b'), route('r3', 'a')], organs, 900)
  expect(stage.lanes.map((l) => l.route.name)).toEqual(['r1', 'r3', 'r2'])
  expect(stage.lanes[1]!.class).toBe('route-3')
  expect(stage.counties).toHaveLength(2)
})

test('porters are back before dawn; what is held goes no further', () => {
  expect(wayOf(0, true, null)).toBe(0)
  expect(wayOf(0.5, true, null)).toBe(1)
  expect(wayOf(1, true, null)).toBe(0)
  expect(wayOf(1, false, null)).toBe(1)
  expect(wayOf(1, true, 0.4)).toBe(0.4)
})

test('posts whose names would stand on one another are counted instead', () => {
  const at = (...xs: number[]) => xs.map((x, i) => ({ name: `post-${i}`, class: '', x, far: false }))
  expect(apart(at(100, 160, 220), (n) => n)).toBe(true)
  expect(apart(at(100, 124, 148), (n) => n)).toBe(false)
  expect(apart(at(100), (n) => n)).toBe(true)
})
