// inUnit is a value in another unit, where the two say the same thing in other
// words; not a number where they do not. A month's value of a working porter is
// one a month.
export function inUnit(value: number, from: string, to: string): number {
  if (from === to) return value
  if (from === 'share' && to === '%') return value * 100
  if (from === '%' && to === 'share') return value / 100
  const plain = (unit: string) => unit.replace(/\/(month|person)$/, '')
  return plain(from) === plain(to) && (plain(from) === from) !== (plain(to) === to) ? value : NaN
}
