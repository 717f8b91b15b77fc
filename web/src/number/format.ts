// How numbers are written: grouped by commas, with so many places, a true minus
// sign, and a space that does not break before the unit.

// dash stands where there is no number.
export const dash = '\u2013'

const minus = '\u2212'
const space = '\u00a0'

// decimal writes a number with a fixed number of places.
export function decimal(x: number, places: number): string {
  if (!Number.isFinite(x)) return dash
  const text = Math.abs(x).toFixed(places)
  const [whole = '0', part] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = x < 0 && Number(text) !== 0 ? minus : ''
  return sign + grouped + (part ? '.' + part : '')
}

// short writes about three figures, without places that say nothing.
export function short(x: number): string {
  if (!Number.isFinite(x)) return dash
  if (x === 0) return '0'
  const size = Math.floor(Math.log10(Math.abs(x)))
  const text = decimal(x, Math.min(6, Math.max(0, 2 - size)))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

// percent writes a share of 1.
export function percent(x: number, places = 1): string {
  return Number.isFinite(x) ? `${decimal(x * 100, places)}${space}%` : dash
}

// mark writes a mark of an axis: with the places that the step between marks needs,
// and in powers of ten where it would have a row of noughts.
export function mark(x: number, step: number): string {
  if (x === 0) return '0'
  const size = placeOf(step)
  if (size < -9 || size > 14) {
    const digits = Math.max(0, Math.min(15, placeOf(x) - size))
    const [figures = '', power = ''] = Math.abs(x).toExponential(digits).split('e')
    return `${x < 0 ? minus : ''}${figures}e${power.replace('+', '').replace('-', minus)}`
  }
  return decimal(x, Math.max(0, -size))
}

// placeOf is the place of a number's first figure: 0 for 5, -2 for 0.05.
function placeOf(x: number): number {
  return Math.floor(Math.log10(Math.abs(x)) + 1e-9)
}

const words: Record<string, string> = { person: 'people', run: 'runs', day: 'days', crossing: 'crossings', '1': '', share: '%' }

// quantity writes a number in its unit.
export function quantity(x: number, unit: string, places?: number): string {
  if (!Number.isFinite(x)) return dash
  if (unit === 'share' || unit === '0..1') return percent(x, places ?? 1)
  const text = places === undefined ? short(x) : decimal(x, places)
  const word = words[unit] ?? unit
  return word.startsWith('/') || word === '' ? text + word : text + space + word
}

// change writes a difference, with a plus sign where it is one.
export function change(x: number, unit: string, places?: number): string {
  if (!Number.isFinite(x)) return dash
  if (unit === 'share') return `${x > 0 ? '+' : ''}${places === undefined ? short(x * 100) : decimal(x * 100, places)}${space}points`
  return (x > 0 ? '+' : '') + quantity(x, unit, places)
}

// dateOf is a day counted from 1970-01-01, as 12 Oct 2017.
export function dateOf(day: number): string {
  const d = new Date(day * 86400000)
  return `${d.getUTCDate()} ${months[d.getUTCMonth()]} ${d.getUTCFullYear()}`
}

export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// capital begins a sentence.
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// plural is a count with its noun.
export function plural(n: number, noun: string, many = noun + 's'): string {
  return `${decimal(n, 0)}${space}${n === 1 ? noun : many}`
}
