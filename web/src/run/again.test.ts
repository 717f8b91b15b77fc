import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commandOf, quoted } from './again.ts'

test('the command has everything that the run was made from, in its order', () => {
  expect(commandOf({ verb: 'run', name: 'samjiyon', seed: 3, policies: ['mss-campaign', 'levy-10'], sets: ['labour.rest=5 days', 'scale=2'], days: 90 })).toBe(
    "tumen run samjiyon --seed 3 --with mss-campaign --with levy-10 --set 'labour.rest=5 days' --set scale=2 --days 90",
  )
  expect(commandOf({ verb: 'compare', name: 'draft/mine', policies: ['levy-10'], sets: [], points: 32 })).toBe('tumen compare mine.yaml --points 32 --with levy-10')
})

test('a shell reads each word as it was', () => {
  for (const word of ['', 'a b', "it's", '$HOME `id` "x" \\', 'a=10 %', 'x;y&z|(w)', '*', '~', '#no', 'Ä=ü', '-n']) {
    const command = commandOf({ verb: 'run', name: 'samjiyon', seed: 1, policies: [], sets: [word] })
    const read = execFileSync('sh', ['-c', `tumen() { printf '%s\\n' "$@"; }; ${command}`]).toString()
    expect(read).toBe(`run\nsamjiyon\n--seed\n1\n--set\n${word}\n`)
    expect(quoted(word)).not.toContain('\n')
  }
})
