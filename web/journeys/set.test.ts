// Parameters that are set by hand: shown where they act, and never lost.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const set = 'labour.rest=5 days'

test('a parameter that is set is shown with the run, and kept by everything that leads on', async () => {
  const { page, shot, leave } = await visit(browser, { reducedMotion: 'reduce' })
  await page.goto('/run/samjiyon?seed=1&days=30')
  await page.getByText('Set a parameter').click()
  await page.getByRole('textbox', { name: /A parameter and its value/ }).fill(set)
  await page.getByRole('textbox', { name: /A parameter and its value/ }).press('Enter')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const kept = () => new URL(page.url()).searchParams.getAll('set')
  expect(kept()).toEqual([set])
  await page.getByRole('link', { name: 'Download the report' }).waitFor()
  expect(await page.getByRole('list', { name: 'Parameters set by hand' }).textContent()).toContain(set)
  expect(await page.locator('#gains .under').textContent()).toContain(`set ${set}`)
  expect(await page.locator('code.command').textContent()).toBe(`tumen run samjiyon --seed 1 --set '${set}' --days 30`)
  await shot('set')

  await page.getByRole('button', { name: 'Next seed' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('seed')).toBe('2')
  expect(kept()).toEqual([set])
  expect(new URL(page.url()).searchParams.get('days')).toBe('30')

  await page.getByRole('link', { name: 'Compare policies' }).click()
  await page.getByRole('checkbox', { name: /^levy-10/ }).check()
  await page.getByRole('combobox', { name: /^Worlds/ }).selectOption('8')
  expect(kept()).toEqual([set])
  expect(await page.getByRole('list', { name: 'Parameters set by hand' }).textContent()).toContain(set)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: /levy-10 brings|levy-10 costs|by levy-10 could be chance/ }).waitFor()
  expect(await page.locator('.again code').textContent()).toBe(`tumen compare samjiyon --points 8 --with levy-10 --set '${set}' --days 30`)
  await page.getByRole('link', { name: 'As a study' }).click()
  await page.getByText(`Parameters set by hand: ${set}`).waitFor()
  await leave()
})

test('what Compare shows is shown by its link, whichever tab is open', async () => {
  const { page, leave } = await visit(browser)
  await page.goto('/compare/samjiyon?days=20&with=levy-10&points=8')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: /levy-10 brings|levy-10 costs|by levy-10 could be chance/ }).waitFor()
  await page.locator('#gains-1').getByRole('tab', { name: 'Table' }).click()
  const table = page.getByRole('region', { name: /^Data of: In the model, .*levy-10/ })
  await table.getByRole('columnheader', { name: /^Change, 95 % interval/ }).waitFor()
  await page.goto(page.url())
  await table.getByRole('columnheader', { name: /^In kg of the staple/ }).waitFor()

  // A link with the study alone shows what the study was asked for.
  const study = new URL(page.url()).searchParams.get('study')
  await page.goto(`/compare/samjiyon?study=${study}`)
  await page.getByRole('heading', { name: /levy-10 brings|levy-10 costs|by levy-10 could be chance/ }).waitFor()
  expect(await page.getByRole('checkbox', { name: /^levy-10/ }).isChecked()).toBe(true)
  expect([await page.getByRole('combobox', { name: /^Worlds/ }).inputValue(), await page.getByRole('spinbutton', { name: 'Days' }).inputValue()]).toEqual(['8', '20'])
  await page.getByRole('checkbox', { name: /^customary/ }).check()
  const kept = new URL(page.url()).searchParams
  expect([kept.getAll('with'), kept.get('points'), kept.get('days'), kept.get('study')]).toEqual([['levy-10', 'customary'], '8', '20', null])

  await page.goto(`/compare/kolbars?study=${study}`)
  await page.getByText('This study is of another case.').waitFor()
  for (const where of ['/studies/', '/compare/samjiyon?study=']) {
    for (const id of ['0123456789abcdef', 'nothing']) {
      await page.goto(where + id)
      await page.getByRole('alert').getByText(`There is no study ${id} on this server.`).waitFor()
    }
  }
  await leave('status of 404')
})
