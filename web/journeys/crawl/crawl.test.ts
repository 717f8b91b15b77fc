// Every page with every case, tab, kind of study, in light and dark, wide and
// narrow: pairwise as a rule, every combination if TUMEN_PROOF is 1.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit, type Visit } from '../browser.ts'
import { deadLink, listen, look } from './checks.ts'
import { bare, faulty, kinds, letters, moneyOf, prepare, type Prepared } from './prepare.ts'
import { pairwise, product } from './pairwise.ts'

const pages = ['cases', 'testimony', 'run', 'compare', 'studies', 'method']
const views = ['cases', 'testimony', 'edit', 'run', 'run with', 'compare', 'compared', 'start', 'studies', 'method', 'licences', ...kinds.map((k) => `study ${k}`)] as const
const anyCase = ['cases', 'studies', 'method', 'licences'] // show the same whatever the case is
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

interface Seat {
  visit: Visit
  heard: () => string[]
}

test('no page breaks, whatever is shown on it', async () => {
  const began = performance.now()
  const api = (await visit(browser)).page
  await api.goto('/cases')
  const there = await prepare(api.context().request)
  const prepared = performance.now()

  const factors = { case: there.cases, view: views, tab: ['Chart', 'Table', 'Sources', 'Download'], theme: ['light', 'dark'], width: ['wide', 'narrow'] } as const
  const possible = (r: { case: string; view: string }) => (anyCase.includes(r.view) ? r.case === 'samjiyon' : addressOf(r.view, r.case, there) !== null)
  const rows = process.env.TUMEN_PROOF === '1' ? product(factors, possible) : pairwise(factors, possible)
  expect(rows.length).toBeGreaterThan(there.cases.length * 8)

  const seats = new Map<string, Seat>()
  const faults: string[] = []
  const links = new Set<string>()
  const reloaded = new Set<string>()
  let figures = 0
  for (const row of rows.sort((a, b) => `${a.theme}${a.width}`.localeCompare(`${b.theme}${b.width}`))) {
    const key = `${row.theme} ${row.width}`
    let seat = seats.get(key)
    if (!seat) {
      const v = await visit(browser, { viewport: widths[row.width as keyof typeof widths], colorScheme: row.theme as 'light' | 'dark', reducedMotion: 'reduce' })
      v.page.setDefaultTimeout(60_000)
      seats.set(key, (seat = { visit: v, heard: listen(v.page, (status, path) => isRefused(status, path)).take }))
    }
    const { page } = seat.visit
    const where = `${row.case}, ${row.view}, ${row.tab}, ${key}`
    const note = (list: string[]) => faults.push(...list.map((f) => `${where}: ${f}`))
    const see = async () => {
      const seen = await page.evaluate(look)
      note([...seen.faults, ...seat.heard()])
      for (const l of seen.links) links.add(l)
    }
    try {
      await page.goto(addressOf(row.view, row.case, there)!)
      await ready(page, row.view)
      await see()
      const tabs = page.getByRole('tab', { name: row.tab, exact: true })
      const many = await tabs.count()
      figures += many
      if (row.tab === 'Chart' || many === 0) continue
      await tabs.evaluateAll((all) => all.forEach((t) => (t as HTMLElement).click()))
      await settled(page)
      await see()
      // What is shown is in the address, and the address shows it again.
      const again = `${row.view} ${row.tab}`
      if (reloaded.has(again) && process.env.TUMEN_PROOF !== '1') continue
      reloaded.add(again)
      await page.reload()
      await ready(page, row.view)
      await tabs.nth(many - 1).waitFor({ state: 'attached' }) // what is checked while one edits comes a moment later
      await settled(page)
      await see()
      const open = await page.getByRole('tab', { name: row.tab, exact: true, selected: true }).count()
      if (open !== many) note([`of ${many} open tabs ${open} are open again after a reload`])
    } catch (e) {
      note([...seat.heard(), (e as Error).message.split('\n')[0]!])
    }
  }
  const known = { pages, cases: there.cases }
  for (const l of links) {
    const dead = await deadLink(api, l, known)
    if (dead) faults.push(`${dead} ${[...there.studies].find(([, id]) => l.includes(id))?.[0] ?? ''}`)
  }
  console.log(`the crawl saw ${rows.length} combinations of ${there.cases.length} cases and ${views.length} views, ${figures} figures and ${links.size} links: ${((prepared - began) / 1000).toFixed(0)} s to prepare, ${((performance.now() - prepared) / 1000).toFixed(0)} s to see`)
  expect(figures).toBeGreaterThan(300)
  expect(links.size).toBeGreaterThan(50)
  expect([...new Set(faults)].join('\n')).toBe('')
})

// isRefused says which refusals belong to the page: the text of a faulty draft
// cannot be read as a case, and is refused with its faults.
function isRefused(status: number, path: string): boolean {
  return status === 422 && (path === '/api/check' || path.startsWith(`/api/cases/${encodeURIComponent(`draft/${faulty}`)}`))
}

// addressOf is where a view is; null if there is no such view of the case.
function addressOf(view: string, name: string, there: Prepared): string | null {
  const at = (page: string, query = '') => `/${page}/${name.split('/').map(encodeURIComponent).join('/')}${query}`
  const draft = name.startsWith('draft/')
  const runs = ![faulty, letters, bare].some((d) => name === `draft/${d}`)
  const policy = there.policies.get(name)?.[0]
  switch (view) {
    case 'cases': return '/cases'
    case 'studies': return '/studies'
    case 'method': return '/method/odd'
    case 'licences': return '/method/licences'
    case 'start': return `/studies?kind=ensemble&case=${encodeURIComponent(name)}`
    case 'testimony': return at('testimony')
    case 'edit': return draft ? at('testimony', '?edit=1') : null
    case 'run': return at('run', '?seed=1')
    case 'run with': return runs && policy ? at('run', `?seed=2&days=20&with=${policy}&set=${encodeURIComponent(`living.rice_price=1.5 ${moneyOf(name)}/kg`)}`) : null
    case 'compare': return at('compare')
    case 'compared': {
      const id = there.studies.get(`${name} compare`)
      return id ? at('compare', `?study=${id}&with=${policy}`) : null
    }
  }
  const id = there.studies.get(`${name} ${view.replace('study ', '')}`)
  return id ? `/studies/${id}` : null
}

// ready waits until a view has what it was opened for.
async function ready(page: Visit['page'], view: string) {
  const wanted = view.startsWith('run')
    ? 'main .reports a, main [role=alert], main h1 ~ ul' // a run that is done, or why there is none
    : view === 'compared' || view.startsWith('study ')
      ? 'main .result figure, main .result p, main .progress'
      : 'main h1'
  await page.locator(wanted).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]'))
  await settled(page)
}

// settled waits until the browser has drawn what it was told to draw.
async function settled(page: Visit['page']) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

