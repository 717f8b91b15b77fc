import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { virtual } from './virtual.ts'

// palette takes from the style sheet of package chart the colours of actors, by day
// and by night, and how each part of a drawing looks: one truth for the report and
// for this page.
export function palette(): Plugin {
  return virtual('virtual:palette.css', () => paletteOf(readFileSync('../chart/style.css', 'utf8')))
}

// paletteOf joins its two lists of colours into one in which each
// colour knows both, so that a reader can choose against the system's choice.
export function paletteOf(style: string): string {
  const [day, night] = [...style.matchAll(/:root\s*\{([^}]*)\}/g)].map((m) => colours(m[1] ?? ''))
  if (!day || !night) throw new Error('chart/style.css: expected two :root blocks, by day and by night')
  const lines = [...day].map(([name, light]) => {
    const dark = night.get(name)
    if (!dark) throw new Error(`chart/style.css: ${name} has no colour by night`)
    return `  ${name}: light-dark(${light}, ${dark});`
  })
  const classes = [...style.matchAll(/^\.([\w-]+) \{ --c: var\((--[\w-]+)\); \}$/gm)].map(([rule]) => rule)
  return `:root {\n${lines.join('\n')}\n}\n${classes.join('\n')}\n${style.slice(style.search(/\/\* Drawings\.|$/))}`
}

function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,8});/g)].map((m) => [m[1]!, m[2]!]))
}
