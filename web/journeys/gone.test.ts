// A server that goes away in the middle of a study, and comes back.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.ts'

let browser: Browser
let server: ChildProcess
const data = mkdtempSync(join(tmpdir(), 'tumen-gone-'))

beforeAll(async () => void (browser = await launch()))
afterAll(async () => {
  await browser.close()
  await end()
  rmSync(data, { recursive: true, force: true })
})

// begin starts a server of this journey alone and gives its address.
function begin(at: string): Promise<string> {
  server = spawn(['../bin/tumen', '../bin/tumen.exe'].find(existsSync)!, ['serve', '--addr', at, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/(127\.0\.0\.1:\d+)\//.exec(said)
      if (found) resolve(found[1]!)
    }
    server.stdout!.on('data', listen)
    server.stderr!.on('data', listen)
    server.on('exit', (code) => reject(new Error(`tumen serve ended with ${code}: ${said}`)))
  })
}

async function end() {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((done) => server.on('exit', done))
  server.kill('SIGINT')
  await gone
}

test('a study whose server is gone says so, and goes on when the server is back', async () => {
  const host = await begin('127.0.0.1:0')
  const page = await browser.newPage({ baseURL: `http://${host}` })
  page.setDefaultTimeout(120_000)
  await page.goto(`/?token=${readFileSync(join(data, 'token'), 'utf8').trim()}`)
  await page.goto('/studies?kind=patterns&case=samjiyon')
  await page.getByRole('spinbutton', { name: 'Seeds' }).fill('5000')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByText('It goes on when this page is closed.').waitFor()
  await end()
  await page.getByText('The server does not answer after').waitFor()
  expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0)

  // A page whose script is not here yet says what to do.
  await page.getByRole('link', { name: 'Method', exact: true }).click()
  await page.getByRole('alert').getByText('start it again').waitFor()
  await page.getByRole('link', { name: 'Studies', exact: true }).click()
  await page.getByText('The server does not answer.').first().waitFor()

  await begin(host)
  await page.goBack()
  await page.goBack()
  await page.getByText('It goes on when this page is closed.').waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('What is finished is kept.').waitFor()
  await page.context().close()
})
