// Each check of the crawl is shown a page that is broken on purpose, or it might
// find nothing because it looks at nothing.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base, launch, phone, visit } from '../browser.ts'
import { deadLink, listen, look } from './checks.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = (await visit(browser, { viewport: phone })).page
  await page.goto('/cases')
})
afterAll(() => browser.close())

const figure = (inside: string, tab = 'Chart') => `<figure><h2>Shares</h2><button role="tab" aria-selected="true">${tab}</button><div role="tabpanel">${inside}</div></figure>`
const drawing = (marks: string) => `<div class="drawing"><svg class="chart" viewBox="0 0 300 100" width="300" height="100">${marks}</svg></div>`
const axis = (labels: string[], apart = 60) => labels.map((l, i) => `<text data-axis="x" x="${i * apart}" y="90">${l}</text>`).join('')
const curve = '<path class="curve" d="M0 10L200 40" />'
const sound = `<h1 id="top">Sound</h1><p>No null results: 12 %, <code>NaN</code></p><a href="#top">up</a>${figure(drawing(curve + axis(['0 %', '0.5 %', '1.0 %'])))}`

// found is what is wrong with a page of this content.
async function found(content: string): Promise<string> {
  await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><main>${content}</main>`)
  return (await page.evaluate(look)).faults.join('\n')
}

test('a sound page has no faults', async () => {
  expect(await found(sound.replace('null ', ''))).toBe('')
})

const broken: [string, string, string][] = [
  ['a number that is none', '<p>Profit: NaN yuan</p>', 'a text says "Profit: NaN yuan"'],
  ['a value that is not there', '<td>undefined</td>', 'a text says "undefined"'],
  ['a null', '<p>seed null</p>', 'a text says "seed null"'],
  ['an object', '<p>[object Object]</p>', 'a text says "[object Object]"'],
  ['a number without end', '<p>in Infinity days</p>', 'a text says "in Infinity days"'],
  ['a place that is no number', `<svg class="chart"><circle class="dot" cx="NaN" cy="1" r="2" /></svg>`, '<circle> has cx="NaN"'],
  ['a figure without marks', figure(drawing(axis(['0', '1']))), 'the figure "Shares" is empty'],
  ['a figure without a drawing', figure('<div class="drawing"></div>'), 'the figure "Shares" is empty'],
  ['a mark without a size', figure(drawing('<path class="curve" d="" />')), 'the figure "Shares" is empty'],
  ['a table without rows', figure('<table><thead><tr><th>a</th></tr></thead><tbody></tbody></table>', 'Table'), 'the table of "Shares" is empty'],
  ['a table that is not even', figure('<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>', 'Table'), 'rows of 1 and 2 cells'],
  ['a tab with nothing in it', figure('', 'Download'), 'the tab download of "Shares" is empty'],
  ['a mark twice', figure(drawing(curve + axis(['50 %', '50 %', '51 %']))), 'has the mark "50 %" twice'],
  ['marks on one another', figure(drawing(curve + axis(['1,000,000', '2,000,000'], 20))), 'stand on one another'],
  ['a page that is too wide', '<svg width="600" height="10"></svg>', 'scrolls sideways by'],
  ['a link into nothing on the page', '<a href="#nowhere">there</a>', 'a link leads to #nowhere'],
]
for (const [name, content, fault] of broken) {
  test(`the crawl finds ${name}`, async () => {
    expect(await found(content)).toContain(fault)
  })
}

test('words in the place of a drawing are no empty figure', async () => {
  expect(await found(figure('<div class="drawing"><p>Nothing to draw: nobody was paid.</p></div>'))).toBe('')
})

test('the crawl hears errors, warnings and requests that fail', async () => {
  const { page } = await visit(browser)
  const ears = listen(page, (status, path) => status === 404 && path === '/api/expected')
  await page.goto('/cases')
  await page.evaluate(async () => {
    setTimeout(() => {
      throw new Error('broken on purpose')
    })
    console.warn('a warning on purpose')
    await fetch('/api/expected')
    await fetch('/api/nothing')
    await fetch('http://127.0.0.1:1/').catch(() => {})
    await new Promise((done) => setTimeout(done, 50))
  })
  const heard = ears.take().join('\n')
  for (const part of ['page error: broken on purpose', 'console: a warning on purpose', '404 from /api/nothing']) expect(heard).toContain(part)
  expect(heard).not.toContain('/api/expected')
  expect(ears.take()).toEqual([])
})

test('the crawl finds links that lead nowhere', async () => {
  await page.goto('/cases')
  const known = { pages: ['cases', 'run', 'studies', 'method'], cases: ['samjiyon'] }
  for (const good of ['/', '/cases', '/run/samjiyon?seed=1', '/method/odd', '/method/licences', '/api/cases']) expect(await deadLink(page, good, known), good).toBe('')
  for (const bad of ['/runs/samjiyon', '/run/samjiyn', '/studies/0123456789abcdef', '/method/odds', '/api/cases/samjiyn']) expect(await deadLink(page, bad, known), bad).toContain(bad)
  expect(base).not.toBe('')
})
