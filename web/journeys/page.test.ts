// What holds for the page as a whole: its size, its speed, its names, its keys.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessFaults } from './access.ts'
import { launch, phone, visit, wide } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('the whole page, every part of it, is under 150 kB compressed', () => {
  const files = (dir: string): string[] => readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? files(join(dir, e.name)) : [join(dir, e.name)]))
  const sizes = files('../workbench/page').filter((f) => !f.endsWith('.md')).map((f) => gzipSync(readFileSync(f), { level: 9 }).length)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(150_000)
})

// The page cannot know how quick the machine is, but it can wait for little. Here
// the first of a run's events, 64 of its 365 days, are all that comes before the
// figure stands; so is what is asked for on the way. How long that takes is shown.
test('the first figure stands when the first days are there, and waits for nothing else', async () => {
  const { page, leave } = await visit(browser)
  let stands = () => {}
  const figure = new Promise<void>((done) => (stands = done))
  const asked: string[] = []
  page.on('request', (r) => void asked.push(new URL(r.url()).pathname))
  await page.route('**/api/check', async (route) => {
    await figure
    await route.continue()
  })
  let parts = 0
  await page.route('**/api/runs/*/events', async (route) => {
    if (parts++ > 0) {
      await figure
      return route.continue() // the page comes back for the rest
    }
    const answer = await route.fetch()
    const events = (await answer.text()).split('\n\n')
    return route.fulfill({ response: answer, body: events.slice(0, 2).join('\n\n') + '\n\n' })
  })
  await page.goto('/run/samjiyon?seed=11', { waitUntil: 'commit' })
  await page.locator('#gains svg path.curve[d^="M"]').first().waitFor({ state: 'attached' })
  expect(await page.getByRole('slider', { name: 'Day of the run' }).getAttribute('max')).toBe('365')
  expect(Number(await page.getByRole('slider', { name: 'Day of the run' }).inputValue())).toBeLessThanOrEqual(64)
  const before = [...asked]
  expect(before.length, before.join(' ')).toBeLessThanOrEqual(20)
  const code = (await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map((r) => [r.name, r.encodedBodySize] as const)))
    .filter(([name]) => name.includes('/assets/'))
    .reduce((sum, [, bytes]) => sum + bytes, 0)
  expect(code).toBeGreaterThan(0)
  expect(code).toBeLessThan(250_000) // as it is, not compressed
  stands()
  await page.getByRole('link', { name: 'Download the report' }).waitFor()
  await leave()
})

test('how long it takes until the first figure stands is measured', async () => {
  const { page, leave } = await visit(browser)
  // The page itself notes when the first line of the first figure is there.
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('#gains svg path.curve[d^="M"]')) (window as unknown as { first: number }).first = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const times: number[] = []
  for (const seed of [12, 13, 14, 15, 16]) {
    await page.goto(`/run/samjiyon?seed=${seed}`, { waitUntil: 'commit' })
    const first = await page.waitForFunction(() => (window as unknown as { first?: number }).first)
    times.push(Math.round((await first.jsonValue()) ?? NaN))
  }
  console.log(`the first figure stands after ${times.join(', ')} ms`)
  await leave()
})

const places = ['/cases', '/testimony/samjiyon', '/run/samjiyon?seed=1&day=200', '/compare/samjiyon', '/studies', '/method/odd', '/method/licences']

for (const [name, viewport, colorScheme] of [['wide light', wide, 'light'], ['wide dark', wide, 'dark'], ['phone light', phone, 'light'], ['phone dark', phone, 'dark']] as const) {
  test(`every page can be read and reached, ${name}`, async () => {
    const { page, leave } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    for (const place of places) {
      await page.goto(place)
      await page.locator('main h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await accessFaults(page), place).toEqual([])
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(beyond, `${place} scrolls sideways`).toBeLessThanOrEqual(0)
      // The method is some sixty screens long: its top is enough to look at.
      await page.screenshot({ path: `screenshots/${name.replace(' ', '-')}${place.replace(/\?.*/, '').replaceAll('/', '-')}.png`, fullPage: place !== '/method/odd' })
    }
    await leave()
  })
}

test('everything is reached by keys, and one sees where one is', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/cases')
  await page.getByRole('article', { name: 'Samjiyon' }).getByRole('link', { name: 'Run it' }).waitFor()
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('stop.mss')
  await page.getByRole('option', { name: /^stop\.mss/ }).waitFor()
  await page.screenshot({ path: 'screenshots/search.png' })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /stop.mss/ }).waitFor()
  await page.keyboard.press('Escape')
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const e = document.activeElement
      return !e || e === document.body ? 'body' : getComputedStyle(e).outlineStyle
    })
    expect(['solid', 'auto', 'body']).toContain(seen)
  }
  await leave()
})

test('the colours are the reader’s to choose', async () => {
  const { page, leave } = await visit(browser, { colorScheme: 'light' })
  await page.goto('/cases')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: /Colours/ }).click()
  expect(await ground()).toBe(light)
  await page.getByRole('button', { name: /Colours/ }).click()
  await expect.poll(ground).not.toBe(light)
  await page.reload()
  await expect.poll(ground).not.toBe(light)
  await leave()
})

test('a printed page has the figures and none of the buttons', async () => {
  const { page, leave } = await visit(browser, { reducedMotion: 'reduce' })
  await page.goto('/run/samjiyon?seed=1')
  await page.getByText('Accounts balanced').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Step' }).isVisible()).toBe(false)
  await page.locator('#money svg').waitFor()
  await page.screenshot({ path: 'screenshots/print-run.png', fullPage: true })
  await leave()
})
