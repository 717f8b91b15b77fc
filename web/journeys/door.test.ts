// The way in: the printed address with its token, and the page below a path that a
// proxy has it at.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { base, launch } from './browser.ts'

let browser: Browser
let proxy: Server
let front: string
const strays: string[] = []

beforeAll(async () => {
  browser = await launch()
  // A proxy that has the page below /deep/tumen/ and takes that off.
  proxy = createServer((from, to) => {
    const path = from.url ?? ''
    if (!path.startsWith('/deep/tumen/')) {
      strays.push(path)
      to.writeHead(404).end()
      return
    }
    const { host: _, ...headers } = from.headers
    const on = request(base + path.slice('/deep/tumen'.length), { method: from.method, headers: { ...headers, host: from.headers.host } }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
    })
    on.on('error', () => to.destroy())
    to.on('close', () => on.destroy())
    from.pipe(on)
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  front = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser.close()
  proxy.closeAllConnections()
  await new Promise((closed) => proxy.close(closed))
})

test('without the token nobody comes in, and with the printed address once is enough', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const refused = await page.goto(`${base}/cases/samjiyon`)
  expect(refused?.status()).toBe(401)
  expect(await page.textContent('body')).toContain('tumen serve')
  await page.goto(`${base}/?token=${inject('token')}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(page.url()).toBe(`${base}/`)
  expect(await page.evaluate('document.cookie')).toBe('') // no script can read it
  await page.goto(`${base}/cases/samjiyon`) // as a bookmark does
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await context.close()
})

test('below a path of a proxy the page loads, runs and is reloaded', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (e) => complaints.push(e.message))
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') complaints.push(m.text())
  })
  await page.goto(`${front}/deep/tumen/?token=${inject('token')}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(page.url()).toBe(`${front}/deep/tumen/`)
  await page.goto(`${front}/deep/tumen/run/theory/chain?days=20`)
  await page.getByRole('link', { name: 'Download the report' }).waitFor()
  const report = await page.getByRole('link', { name: 'Download the report' }).getAttribute('href')
  expect(report).toMatch(/^\/deep\/tumen\/api\/runs\//)
  await page.getByRole('link', { name: 'Method', exact: true }).click()
  await page.waitForURL(`${front}/deep/tumen/method**`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.screenshot({ path: 'screenshots/door-method.png' })
  expect(strays, 'addresses outside the prefix').toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})
