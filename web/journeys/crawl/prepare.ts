// What the crawl looks at: every built-in case, drafts in every state, and of each
// case a small study of every kind that it allows.
import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'

export const kinds = ['patterns', 'ensemble', 'compare', 'sensitivity', 'calibrate', 'discover'] as const

// Drafts: a text that cannot be read, the testimony of the guide without an
// economy, and a case with a title alone.
export const [faulty, letters, bare] = ['faulty', 'letters', 'bare']

export interface Prepared {
  cases: string[]
  policies: Map<string, string[]>
  studies: Map<string, string> // by case and kind, its id
}

interface CaseOf {
  name: string
  yaml: string
  policies: { name: string }[]
  routes: { name: string }[]
}

export async function prepare(api: APIRequestContext): Promise<Prepared> {
  const get = async <T>(path: string) => (await (await api.get(`/api/${path}`)).json()) as T
  const samjiyon = await get<CaseOf>('cases/samjiyon')
  const guide = (await get<{ markdown: string }>('method/guide')).markdown
  const first = /```yaml\n# letters\.yaml\n([\s\S]*?)```/.exec(guide)?.[1]
  expect(first, 'the first example of the guide').toContain('claims:')
  for (const [name, yaml] of [[faulty, samjiyon.yaml.replace('is: 48 kg', 'is: 48 furlongs')], [letters, first], [bare, 'case: bare\ntitle: Nothing yet\n'], ['mine', samjiyon.yaml]]) {
    const put = await api.put(`/api/drafts/${name}`, { data: { yaml } })
    expect(put.status(), name).toBe(200)
  }

  const there: Prepared = { cases: (await get<{ name: string }[]>('cases')).map((c) => c.name), policies: new Map(), studies: new Map() }
  for (const name of there.cases) {
    const answer = await api.get(`/api/cases/${encodeURIComponent(name)}`)
    if (!answer.ok()) continue
    const c = (await answer.json()) as CaseOf & { lacks: unknown[] }
    there.policies.set(name, c.policies.map((p) => p.name))
    if (c.lacks.length > 0 || name.startsWith('draft/')) continue
    for (const kind of kinds) {
      const begun = await api.post('/api/studies', { data: specOf(kind, c) })
      if (begun.ok()) there.studies.set(`${name} ${kind}`, ((await begun.json()) as { id: string }).id)
      else expect(begun.status(), await begun.text()).toBe(422) // the case has no such thing, and the server says so
    }
  }
  for (const kind of kinds) for (const name of ['samjiyon', 'kolbars']) expect([...there.studies.keys()]).toContain(`${name} ${kind}`)
  for (const [of, id] of there.studies) {
    for (;;) {
      const study = await get<{ state: string; detail: string }>(`studies/${id}`)
      if (study.state === 'done') break
      if (study.state === 'failed') {
        expect(of, study.detail).toMatch(/(sensitivity|calibrate|discover)$/) // nothing varies there, which is said
        break
      }
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  return there
}

// moneyOf is in what a built-in case counts.
export function moneyOf(name: string): string {
  return name === 'kolbars' ? 'USD' : 'yuan'
}

// specOf is a study of a few short runs.
function specOf(kind: string, c: CaseOf) {
  const spec = { kind, case: c.name, days: 6, sets: ['burn_in=0'] }
  const vary = [`living.rice_price=1 to 4 ${moneyOf(c.name)}/kg`]
  switch (kind) {
    case 'patterns': return { ...spec, seeds: 3 }
    case 'ensemble': return { ...spec, points: 8, vary }
    case 'compare': return { ...spec, days: 20, points: 4, vary, policies: c.policies.slice(0, 2).map((p) => p.name) }
    case 'sensitivity': return { ...spec, points: 4, vary }
    case 'calibrate': return { ...spec, particles: 50, runs: 60, vary }
  }
  return { ...spec, points: 128, vary, when: [`routes.${c.routes[0]?.name ?? ''}.crossings > 14`] }
}
