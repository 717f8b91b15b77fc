// The command that makes a run or a comparison again on the command line, to be
// pasted into a shell.

export interface Again {
  verb: 'run' | 'compare'
  name: string // of the case, as this page knows it
  seed?: number
  policies: string[]
  sets: string[]
  days?: number // where it is not the case's own
  points?: number
}

// commandOf is the command. A draft is not known on the command line: it is a file
// there, which fileOf names.
export function commandOf(a: Again): string {
  const words = ['tumen', a.verb, fileOf(a.name)]
  const add = (flag: string, value: string | number | undefined) => void (value !== undefined && words.push(flag, String(value)))
  add('--seed', a.seed)
  add('--points', a.points)
  for (const p of a.policies) add('--with', p)
  for (const s of a.sets) add('--set', s)
  add('--days', a.days)
  return words.map(quoted).join(' ')
}

// fileOf is what the command line calls a case; a draft is a file once it has been
// downloaded.
export function fileOf(name: string): string {
  return name.startsWith('draft/') ? `${name.slice('draft/'.length)}.yaml` : name
}

// quoted is a word as a POSIX shell takes it, whatever is in it.
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=,@%+-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`
}
