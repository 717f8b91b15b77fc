// The form of a new study. What can be asked is what GET /api/studies/kinds says:
// no kind and no field is known here.
import type { Detail, Field } from '../api/types.ts'

// Values are what has been typed or chosen, by field: lines of a list, null of an
// empty number.
export type Values = Record<string, string | number | boolean | null | undefined>

// linesOf are the entries of a list, one a line.
const linesOf = (text: string) => text.split('\n').map((l) => l.trim()).filter(Boolean)

// requestOf is what is asked of the server: the fields that the kind takes, as far
// as they have been filled in. The server knows what the others are by default.
export function requestOf(kind: string, of: string, fields: Field[], values: Values): Record<string, unknown> {
  const request: Record<string, unknown> = { kind, case: of }
  for (const f of fields) {
    const value = values[f.key] ?? ''
    const given = f.list ? linesOf(String(value)) : typeof value === 'string' ? value.trim() : value
    if (given === false || given === '' || (Array.isArray(given) && given.length === 0)) continue
    request[f.key] = given
  }
  return request
}

// wrongOf sorts what the server finds wrong by the field that its JSON pointer
// names. What is at none of these fields is under "".
export function wrongOf(keys: string[], errors: Detail[]): Record<string, string[]> {
  const wrong: Record<string, string[]> = {}
  for (const e of errors) {
    const key = e.location.split('/')[1]?.replace(/~1/g, '/').replace(/~0/g, '~') ?? ''
    const words = keys.includes(key) ? e.message : [e.location, e.message].filter(Boolean).join(': ')
    ;(wrong[keys.includes(key) ? key : ''] ??= []).push(words)
  }
  return wrong
}

// labelOf is what a field is called: its key in words.
export function labelOf(f: Field): string {
  return f.key.charAt(0).toUpperCase() + f.key.slice(1).replace(/_/g, ' ')
}
