import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { virtual } from './virtual.ts'

// licences lists what of others is inside the built page: the dependencies of
// package.json, theirs, and the map's outlines.
export function licences(): Plugin {
  return virtual('virtual:licences', () => `export default ${JSON.stringify(licencesOf())}`)
}

export interface Licence {
  name: string
  version: string
  licence: string
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dependencies?: Record<string, string> }>
}

export function licencesOf(): Licence[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const found = new Map<string, Licence>()
  const visit = (name: string, from: string) => {
    const path = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((p) => lock.packages[p])
    const entry = path && lock.packages[path]
    if (!path || !entry || found.has(path)) return
    found.set(path, { name, version: entry.version ?? '', licence: entry.license ?? 'not stated' })
    // Of svelte only its own runtime is in the page; its compiler's helpers are not.
    if (name !== 'svelte') for (const next of Object.keys(entry.dependencies ?? {})) visit(next, path)
  }
  for (const name of Object.keys(lock.packages['']?.dependencies ?? {})) visit(name, '')
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version))
}
