import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

// clean removes what an earlier build left, and nothing else, before a new one
// is written: the folder also holds a file that is not ours.
export function clean(out: string): Plugin {
  return {
    name: 'clean',
    apply: 'build',
    buildStart() {
      rmSync(join(out, 'assets'), { recursive: true, force: true })
      rmSync(join(out, 'index.html'), { force: true })
    },
  }
}
