// Many runs: policies side by side, and a study that is stopped and goes on.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('two policies are compared, and the differences have intervals', async () => {
  const { page, shot, leave } = await visit(browser)
  await page.goto('/compare/samjiyon?days=90')
  await page.getByRole('checkbox', { name: /^levy-10/ }).check()
  await page.getByRole('checkbox', { name: /^mss-campaign/ }).check()
  await page.getByLabel('Worlds').selectOption('8')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: /^In the model, (levy-10 brings|levy-10 costs|every gain and loss by levy-10)/ }).waitFor()
  await page.getByText(/mss-campaign (changes|brings|costs)/).first().waitFor()
  expect(await page.locator('#gains-1 line.whisker').count()).toBeGreaterThan(5)
  await shot('7-compare')
  await leave()
})

test('a study is started, stopped, and goes on to its end', async () => {
  const { page, shot, leave } = await visit(browser)
  const stop = page.getByRole('button', { name: 'Stop' })
  const goOn = page.getByRole('button', { name: 'Go on' })
  const ended = page.getByRole('heading', { name: /the median over the seeds meets/ })
  // A quick machine may be done before it is told to stop: then more is asked of it.
  for (let seeds = 60; ; seeds *= 3) {
    expect(seeds, 'every study is over before it is told to stop').toBeLessThan(10_000)
    await page.goto('/studies?kind=patterns&case=samjiyon')
    await page.getByLabel('Days', { exact: true }).fill('180')
    await page.getByLabel('Seeds', { exact: true }).fill(`${seeds}`)
    await page.getByRole('button', { name: 'Start' }).click()
    await stop.or(ended).first().waitFor()
    await stop.evaluateAll((buttons) => buttons.forEach((b) => (b as HTMLButtonElement).click())) // if it is still there
    await goOn.or(ended).first().waitFor()
    if (await goOn.isVisible()) break
  }
  await goOn.click()
  // What was said when it was stopped may stand a moment longer.
  await expect.poll(async () => (await ended.isVisible()) && !(await stop.isVisible()) && !(await goOn.isVisible())).toBe(true)
  await shot('8-patterns')
  await page.goto('/studies')
  await page.getByRole('link', { name: 'Patterns' }).first().waitFor()
  await shot('9-studies')
  await leave('status of 409') // told to stop when it was over
})

test('a question of which unknowns decide an outcome ends in bars with intervals', async () => {
  const { page, shot, leave } = await visit(browser)
  await page.goto('/studies?kind=sensitivity&case=samjiyon')
  await page.getByLabel('Points').fill('4')
  await page.getByLabel('Days', { exact: true }).fill('30')
  await page.getByLabel('Vary').fill('labour.rest=3 to 8 days')
  await page.getByLabel('Fixed').check() // or two hundred uncertain numbers would be asked about too
  await page.getByRole('button', { name: 'Start' }).click()
  await page.locator('#sense-1 rect.bar').first().waitFor()
  expect(await page.locator('#sense-1').textContent()).toContain('labour.rest')
  await shot('10-sensitivity')
  await leave()
})

test('an error of a request stands at its field, and a corrected one starts', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/studies?kind=influence&case=samjiyon')
  await page.getByLabel('Days', { exact: true }).fill('20')
  await page.getByLabel('Of', { exact: true }).fill('load.unusual')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.locator('.field', { has: page.getByLabel('Of', { exact: true }) }).locator('.wrong').waitFor()
  expect(await page.locator('.wrong').count()).toBe(1)
  await page.getByLabel('Of', { exact: true }).fill('customs.levy')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('heading', { name: /^Influence: / }).waitFor()
  await leave('status of 422') // the name that is none
})
