// A large world: the page keeps up with the days as they come.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

// A page falls behind when it has more to draw the more people there are. So what
// is countable is held: every day that came is shown, pictures are drawn meanwhile,
// and the page of 100,000 porters has hardly more in it than that of 2,000. How
// long a picture takes is shown.
test('a run of 100,000 porters is drawn as it comes, with no more in the page than one of 2,000', async () => {
  const elements: number[] = []
  for (const scale of [1, 50]) {
    const { page, leave } = await visit(browser)
    // Pictures are counted while days arrive and are played, until all are shown.
    await page.addInitScript(() => {
      const seen = { gaps: [] as number[], days: [] as string[] }
      Object.assign(window, { seen })
      let last = 0
      const look = () => {
        const day = document.querySelector<HTMLInputElement>('input.time')?.value ?? '0'
        const now = performance.now()
        if (day !== '0') {
          if (seen.days.length > 0) seen.gaps.push(now - last)
          if (seen.days.at(-1) !== day) seen.days.push(day)
        }
        last = now
        if (day !== '90') requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.goto(`/run/samjiyon?seed=1&set=scale%3D${scale}&days=90&set=burn_in%3D0`) // so many times 2,000 porters
    await page.getByText('day 90 of 90').waitFor()
    await page.getByRole('link', { name: 'Download the report' }).waitFor()
    const { gaps, days } = await page.evaluate(() => (window as unknown as { seen: { gaps: number[]; days: string[] } }).seen)
    gaps.sort((a, b) => a - b)
    console.log(`${2000 * scale} porters: ${gaps.length} pictures, ${gaps[gaps.length >> 1]?.toFixed(0)} ms each (median), ${gaps.at(-1)?.toFixed(0)} ms at most`)
    // At 16 days a second the play waits for a picture that takes more than a quarter
    // of a second, and draws one as soon as 90 ms have passed: six days at most.
    expect(days.map(Number).every((d, i, all) => i === 0 || d - all[i - 1]! <= 6), days.join(' ')).toBe(true)
    elements.push(await page.evaluate(() => document.querySelectorAll('*').length))
    await leave()
  }
  expect(elements[1]).toBeLessThan(1.2 * elements[0]!)
})
