import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paletteOf } from './palette.ts'

test('every colour of the report is here, by day and by night', () => {
  const css = paletteOf(readFileSync('../chart/style.css', 'utf8'))
  for (const actor of ['guards', 'organisers', 'porters', 'mss', 'customs', 'state', 'merchants', 'rest']) {
    expect(css).toMatch(new RegExp(`--${actor}: light-dark\\(#[0-9a-f]{6}, #[0-9a-f]{6}\\);`))
    expect(css).toContain(`.${actor} { --c: var(--${actor}); }`)
  }
})

test('a colour that has none by night is a fault of the build', () => {
  expect(() => paletteOf(':root { --a: #000000; }\n:root { --b: #ffffff; }')).toThrow('--a has no colour by night')
})
