// A run, watched from the first night to its report.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('a run plays, pauses and steps by its keys, and its report is downloaded', async () => {
  const { page, shot, leave } = await visit(browser)
  await page.goto('/cases')
  await page.getByRole('article', { name: 'Samjiyon' }).getByRole('link', { name: 'Run it' }).click()
  const day = page.getByRole('slider', { name: 'Day of the run' })
  const at = async () => Number(await day.inputValue())
  await page.getByLabel('Speed').selectOption('4') // so that it is not at its end before it is paused
  await expect.poll(at).toBeGreaterThan(5)
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  const paused = await at()
  await page.keyboard.press('.')
  await expect.poll(at).toBe(paused + 1)
  await page.keyboard.press(',')
  await expect.poll(at).toBe(paused)
  expect(page.url()).toContain(`day=${paused}`)
  await page.getByLabel('Speed').selectOption('256')
  await page.keyboard.press(' ')
  await expect.poll(at).toBe(365)
  await page.getByText('Accounts balanced to the fen.').waitFor()
  await shot('6-run')

  const report = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the report' }).click()
  const file = await (await report).path()
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('Samjiyon, autumn 2017')
  expect(html).toContain('tumen run samjiyon --seed 1')
  await leave()
})

test('every view is a link: a day of a run under a policy, and a figure’s table', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/run/samjiyon?seed=3&with=mss-campaign&day=100&show=money.table')
  await page.getByText('day 100 of 365').waitFor()
  await page.getByRole('region', { name: /Data of: In the model, the profit/ }).waitFor()
  expect(await page.getByRole('checkbox', { name: /mss-campaign/ }).isChecked()).toBe(true)
  await leave()
})

test('a figure is saved as a drawing and as tables', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/run/samjiyon?seed=1&day=365&show=gains.download')
  await page.getByText('Accounts balanced to the fen.').waitFor()
  const panel = page.locator('#gains-panel')
  const saved = async (name: RegExp) => {
    const download = page.waitForEvent('download')
    await panel.getByRole('button', { name }).click()
    return readFileSync(await (await download).path())
  }
  const svg = (await saved(/SVG/)).toString()
  expect(svg).toContain('Who got what of each day’s profit')
  expect(svg).toContain('seed 1')
  expect((await saved(/CSV/)).toString()).toMatch(/^middle of the period,border guards \[yuan a day\]/)
  expect((await saved(/Parquet/)).subarray(0, 4).toString()).toBe('PAR1')
  await leave()
})

test('readers who asked for less motion see the whole run at once', async () => {
  const { page, leave } = await visit(browser, { reducedMotion: 'reduce' })
  await page.goto('/run/samjiyon?seed=1')
  await page.getByText('day 365 of 365').waitFor()
  await leave()
})

test('a policy that the case does not have is refused in words', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/run/samjiyon?seed=1&with=no-such-policy')
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toContain('no-such-policy')
  await leave()
})
