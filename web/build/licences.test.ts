import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { licencesOf } from './licences.ts'

test('everything of others in the page has a licence that lets it be there', () => {
  const list = licencesOf()
  expect(list.map((l) => l.name)).toContain('svelte')
  for (const l of list) expect(['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', '0BSD']).toContain(l.licence)
})

test('versions are pinned, and the lock names no place to fetch from', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
  }
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|:\/\/registry/)
})
