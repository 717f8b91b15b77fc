// A large world: the page keeps up with the days as they come.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('a run of 100,000 porters streams without the page falling behind', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/run/samjiyon?seed=1&set=scale%3D50&days=90') // 50 times 2,000 porters
  await page.getByRole('slider', { name: 'Day of the run' }).waitFor()
  // Frames are counted while days arrive and are played.
  const slow = await page.evaluate(async () => {
    const gaps: number[] = []
    let last = performance.now()
    const end = last + 60_000
    for (;;) {
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      gaps.push(now - last)
      last = now
      if (document.body.innerText.includes('day 90 of 90') || now > end) break
    }
    gaps.sort((a, b) => a - b)
    return { median: gaps[Math.floor(gaps.length / 2)] ?? 0, frames: gaps.length, late: gaps.filter((g) => g > 500).length }
  })
  await page.getByText('day 90 of 90').waitFor()
  expect(slow.frames).toBeGreaterThan(50)
  expect(slow.median).toBeLessThan(100) // ten pictures a second at least, on two cores that also run the world
  await leave()
})
