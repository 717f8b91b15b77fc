import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

// The journeys go through bin/tumen as `make build` leaves it, with a data folder
// of its own.
export default async function setup(project: TestProject) {
  const program = ['../bin/tumen', '../bin/tumen.exe'].find(existsSync)
  if (!program) throw new Error('there is no bin/tumen: run `make build` first')
  const data = mkdtempSync(join(tmpdir(), 'tumen-journeys-'))
  rmSync('screenshots', { recursive: true, force: true })
  mkdirSync('screenshots')
  const server = spawn(program, ['serve', '--addr', '127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [base, token] = await new Promise<[string, string]>((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const at = /(http:\/\/127\.0\.0\.1:\d+)\/\?token=(\S+)\n/.exec(said)
      if (at?.[1] && at[2]) resolve([at[1], at[2]])
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', (code) => reject(new Error(`tumen serve ended with ${code}: ${said}`)))
  })
  project.provide('base', base)
  project.provide('token', token)
  return async () => {
    const gone = new Promise((done) => server.on('exit', done))
    server.kill('SIGINT')
    await gone
    rmSync(data, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    base: string
    token: string
  }
}
