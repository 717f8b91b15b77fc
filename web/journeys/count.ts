import type { UserConsoleLog } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

// Count writes each test as `go test -json` does, so that the tests of the page
// and those of the program are counted together.
export default class Count implements Reporter {
  onTestCaseResult(test: TestCase) {
    const result = test.result()
    const name = test.fullName
    const of = { Package: `web/${test.module.relativeModuleId}`, Test: name }
    for (const e of result.errors ?? []) put({ Action: 'output', ...of, Output: `${name}: ${e.stack ?? e.message}\n` })
    put({ Action: result.state === 'passed' ? 'pass' : result.state === 'skipped' ? 'skip' : 'fail', ...of })
  }

  onTestModuleEnd(module: TestModule) {
    const of = { Package: `web/${module.relativeModuleId}` }
    for (const e of module.errors()) put({ Action: 'output', ...of, Output: `${e.stack ?? e.message}\n` })
    put({ Action: module.ok() ? 'pass' : 'fail', ...of, Elapsed: module.diagnostic().duration / 1000 })
  }

  // What a journey measured is shown as it is.
  onUserConsoleLog(log: UserConsoleLog) {
    process.stdout.write(log.content)
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly { message: string; stack?: string }[]) {
    for (const e of errors) put({ Action: 'output', Package: 'web', Output: `${e.stack ?? e.message}\n` })
    if (errors.length > 0) put({ Action: 'fail', Package: 'web' })
  }
}

function put(event: Record<string, unknown>) {
  process.stdout.write(JSON.stringify(event) + '\n')
}
