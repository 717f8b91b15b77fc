import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

export const base = inject('base')
const token = inject('token')

// How long anything is waited for [ms]: longer than it takes a slow machine at
// other work, as a wait is there to find what hangs.
const patience = 240_000

function executable(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) if (existsSync(join(folder, name))) return join(folder, name)
  }
  throw new Error('there is no Chromium on the PATH; CHROMIUM can name one')
}

// The flags keep the browser itself quiet, so that every request is the page's.
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    timeout: patience,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export interface Visit {
  page: Page
  shot: (name: string) => Promise<void>
  // leave ends a visit: nothing may have been asked of another host, and the
  // page may have complained of nothing, but for what the journey expects.
  leave: (...expected: string[]) => Promise<void>
}

export const wide = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: wide, baseURL: base, acceptDownloads: true, ...options })
  context.setDefaultTimeout(patience)
  // As if the printed address had been opened before; journeys/door.test.ts opens it.
  await context.addCookies([{ name: `tumen-token-${new URL(base).port}`, value: token, url: base, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  const abroad: string[] = []
  const complaints: string[] = []
  context.on('request', (r) => {
    const url = new URL(r.url())
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== base) abroad.push(r.url())
  })
  page.on('pageerror', (e) => complaints.push(e.message))
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') complaints.push(m.text())
  })
  return {
    page,
    shot: async (name) => {
      await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true })
    },
    leave: async (...expected) => {
      await context.close()
      expect(abroad, 'requests to another host').toEqual([])
      // A case file that is wrong is answered with 422, which Chromium notes.
      expected.push('status of 422')
      expect(complaints.filter((c) => !expected.some((e) => c.includes(e))), 'complaints of the page').toEqual([])
    },
  }
}
