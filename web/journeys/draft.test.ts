// Drafts in every state: with faults, without an economy, and in two tabs at once.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const editor = (page: Page) => page.getByRole('textbox', { name: /The draft’s text/ })
const saved = (page: Page) => page.getByText(/^(Checked and saved|Saved, but not checked)/)

// begun makes a draft of a case, and is in its editor.
async function begun(page: Page): Promise<string> {
  await page.goto('/testimony/samjiyon')
  await page.getByRole('button', { name: 'Edit as a draft' }).click()
  await editor(page).waitFor()
  await saved(page).waitFor()
  return new URL(page.url()).pathname.replace('/testimony/', '')
}

test('a draft with faults opens again after a reload, and is corrected', async () => {
  const { page, shot, leave } = await visit(browser)
  const draft = await begun(page)
  const sound = await editor(page).inputValue()
  const wrong = sound.replace('is: 48 kg', 'is: 48 furlongs').replace('title:', 'titel:')
  await editor(page).fill(wrong)
  await page.getByText(/^Saved, but not checked/).waitFor()
  for (const address of [page.url(), `/testimony/${draft}`]) {
    await page.goto(address)
    await editor(page).waitFor()
    expect(await editor(page).inputValue()).toBe(wrong)
    await page.getByRole('alert').getByText('furlongs').first().waitFor()
  }
  await shot('draft-with-faults')
  // The other pages say what is wrong, and lead back to the editor.
  for (const where of ['run', 'compare']) {
    await page.goto(`/${where}/${draft}`)
    await page.getByRole('alert').getByText('furlongs').first().waitFor()
    await page.getByRole('link', { name: 'Edit the draft' }).click()
    await editor(page).waitFor()
  }
  await page.goto('/cases')
  await page.getByText(`${decodeURIComponent(draft)} · its text has faults`).waitFor()
  await page.goto(`/testimony/${draft}`)
  await editor(page).fill(sound)
  await page.getByRole('heading', { name: 'What was said' }).waitFor()
  expect(await editor(page).inputValue()).toBe(sound)
  await leave()
})

test('the first example of the guide, a testimony without an economy, lives in the page', async () => {
  const { page, shot, leave } = await visit(browser)
  const draft = await begun(page)
  const guide = (await (await page.context().request.get('/api/method/guide')).json()) as { markdown: string }
  const example = /```yaml\n# letters\.yaml\n([\s\S]*?)```/.exec(guide.markdown)![1]!
  await editor(page).fill(example)
  await page.getByRole('heading', { name: 'Kolbars, December 2018' }).waitFor()
  await page.getByText('The testimony agrees with itself.').waitFor()
  await page.reload()
  await page.getByText('The testimony agrees with itself.').waitFor()
  expect(await editor(page).inputValue()).toBe(example)
  expect(await page.getByText('This testimony can be checked, but not run').isVisible()).toBe(true)
  // A figure is changed in its row, and the verdict follows.
  await page.getByRole('textbox', { name: 'Figure of pay.rate' }).fill('5 to 6 USD/kg')
  await page.getByRole('textbox', { name: 'Figure of pay.rate' }).press('Enter')
  await page.getByText('The testimony contradicts itself').waitFor()
  expect(await editor(page).inputValue()).toContain('is: 5 to 6 USD/kg')
  await saved(page).waitFor()
  await shot('draft-without-an-economy')
  for (const where of ['run', 'compare']) {
    await page.goto(`/${where}/${draft}`)
    await page.getByText('This case cannot be run yet.').waitFor()
  }
  await leave()
})

test('a case without claims opens', async () => {
  const { page, leave } = await visit(browser)
  for (const name of ['theory/bargained', 'theory/competing', 'theory/joint', 'theory/quota']) {
    await page.goto(`/testimony/${name}`)
    await page.getByText('This case has no claims').waitFor()
    await page.goto(`/run/${name}?seed=1&days=10`)
    await page.getByRole('link', { name: 'Download the report' }).waitFor()
  }
  await leave()
})

test('two tabs cannot overwrite each other, and neither text is lost', async () => {
  const { page: one, shot, leave } = await visit(browser)
  const draft = await begun(one)
  const two = await one.context().newPage()
  await two.goto(one.url())
  await saved(two).waitFor()
  const text = await editor(one).inputValue()
  const stored = async () => ((await (await one.context().request.get(`/api/drafts/${draft.replace('draft/', '')}`)).json()) as { yaml: string }).yaml

  await editor(two).fill(`${text}# from the second tab\n`)
  await expect.poll(stored).toContain('# from the second tab')
  await editor(one).fill(`${text}# from the first tab\n`)
  const choice = one.getByRole('alert').filter({ hasText: 'This draft was changed in another tab.' })
  await choice.waitFor()
  await shot('draft-in-two-tabs')
  await editor(one).fill(`${text}# from the first tab, and more\n`) // it is not tried again either
  await one.getByText('Checked, not saved.').waitFor()
  expect(await stored()).toBe(`${text}# from the second tab\n`)

  // Not even a reload loses what was typed.
  one.on('dialog', (d) => void d.accept()) // the browser asks before it leaves a text that is not saved
  await one.reload()
  await choice.waitFor()
  expect(await editor(one).inputValue()).toBe(`${text}# from the first tab, and more\n`)

  await one.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await one.waitForURL((u) => u.pathname !== `/testimony/${draft}`)
  await saved(one).waitFor()
  expect(await editor(one).inputValue()).toBe(`${text}# from the first tab, and more\n`)
  expect(await stored()).toBe(`${text}# from the second tab\n`)

  // The other choice: the text of the other tab.
  const third = await one.context().newPage()
  await third.goto(`/testimony/${draft}?edit=1`)
  await saved(third).waitFor()
  await editor(third).fill(`${text}# from the third\n`)
  await expect.poll(stored).toContain('# from the third')
  await editor(two).fill(`${text}# from the second again\n`)
  await two.getByRole('button', { name: 'Load the other version' }).click()
  await expect.poll(() => editor(two).inputValue()).toBe(`${text}# from the third\n`)
  await editor(two).fill(`${text}# both\n`)
  await expect.poll(stored).toBe(`${text}# both\n`)
  await leave('status of 412')
})

test('a draft that is deleted in another tab is kept under a name of its own', async () => {
  const { page, leave } = await visit(browser)
  const draft = await begun(page)
  const text = await editor(page).inputValue()
  await page.context().request.delete(`/api/drafts/${draft.replace('draft/', '')}`)
  await editor(page).fill(`${text}# still here\n`)
  await page.getByText('This draft was deleted in another tab.').waitFor()
  await page.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await saved(page).waitFor()
  expect(await editor(page).inputValue()).toBe(`${text}# still here\n`)
  await leave('status of 412', 'status of 404')
})
