// From a case to its contradiction, and to a draft in which it is corrected.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

test('a case is opened, its contradiction found, and corrected in a draft', async () => {
  const { page, shot, leave } = await visit(browser)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Samjiyon, autumn 2017' }).waitFor()
  await shot('1-cases')

  await page.getByRole('article', { name: 'Samjiyon' }).getByRole('link', { name: 'Weigh the testimony' }).click()
  const conflict = page.getByRole('region', { name: 'A contradiction' }).first()
  await conflict.waitFor()
  for (const claim of ['pay.run', 'runs.month', 'pay.month']) expect(await conflict.textContent()).toContain(claim)
  await shot('2-contradiction')

  // 5 runs of 40 yuan are the 200 yuan that were reported.
  await page.getByRole('button', { name: /Try 5 run\/month for runs.month/ }).first().click()
  await page.getByText('The testimony agrees with itself.').waitFor()
  expect(page.url()).toMatch(/\/testimony\/draft\/samjiyon(-\d+)?\?edit=1/)
  expect(await page.getByRole('textbox', { name: /The draft’s text/ }).inputValue()).toContain('is: 5 run/month')
  await shot('3-corrected')

  // The draft is kept: it is there when the page is opened anew.
  await page.reload()
  await page.getByText('The testimony agrees with itself.').waitFor()
  await leave()
})

test('verdicts move while one types, and every fault is named with its line', async () => {
  const { page, shot, leave } = await visit(browser)
  await page.goto('/testimony/samjiyon')
  await page.getByRole('button', { name: 'Edit as a draft' }).click()
  const text = page.getByRole('textbox', { name: /The draft’s text/ })
  await text.waitFor()
  const before = await text.inputValue()
  await text.fill(before.replace('is: 4 run/month', 'is: 5 run/month'))
  await page.getByText('The testimony agrees with itself.').waitFor()
  await text.fill(before.replace('is: 20 %', 'is: 200 %').replace('kind: fact, from: dailynk-2018, at: para 5', 'kind: rumour, from: dailynk-2018, at: para 5').replace('is: 48 kg,', 'is: 48 furlongs,'))
  const faults = page.getByRole('alert')
  await faults.getByRole('heading', { name: /faults in the text/ }).waitFor()
  expect(await faults.getByRole('listitem').count()).toBeGreaterThanOrEqual(2)
  await shot('4-faults')
  await faults.getByRole('button', { name: /^Line/ }).first().click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await leave()
})

test('a click on a number shows where it comes from, and what it moves', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/testimony/samjiyon')
  await page.locator('#claim-customs\\.levy .num').first().click()
  const card = page.getByRole('dialog', { name: /customs.levy/ })
  await card.waitFor()
  for (const part of ['30 %', 'Daily NK', '¶ 14', 'balanced']) await expect.poll(() => card.textContent()).toContain(part)
  await card.getByRole('table').waitFor()
  await page.screenshot({ path: 'screenshots/5-card.png' })
  expect(page.url()).toContain('n=claim%3Acustoms.levy')

  // The card is part of the address, so it can be handed on.
  const link = page.url()
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'hidden' })
  await page.goto(link)
  await page.getByRole('dialog', { name: /customs.levy/ }).waitFor()
  await leave()
})
