// A number as a case file states it: six figures are enough for the identities
// to hold within what was stated.
const words: Record<string, string> = { person: 'people', run: 'runs', day: 'days' }

export function stated(value: number, unit: string): string {
  const exact = (x: number) => String(Number(x.toPrecision(6)))
  if (unit === 'share') return `${exact(value * 100)} %`
  if (unit === '1' || unit === '') return exact(value)
  return `${exact(value)} ${words[unit] ?? unit}`
}
