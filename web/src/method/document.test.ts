import { expect, test } from 'vitest'
import { documentOf } from './document.ts'

test('headings can be linked to, also when two are alike', () => {
  const { html, contents } = documentOf('# A\n\n## What is `kept`\n\n## What is kept\n')
  expect(contents.map((h) => h.id)).toEqual(['a', 'what-is-kept', 'what-is-kept-1'])
  expect(html).toContain('<h2 id="what-is-kept">What is <code>kept</code></h2>')
})

test('HTML in a document is text, and a link out of it is its words', () => {
  const { html } = documentOf('<script>alert(1)</script>\n\nSee [the code](../economy/day.go) and [below](#b).')
  expect(html).not.toContain('<script')
  expect(html).not.toContain('day.go')
  expect(html).toContain('<a href="#b">below</a>')
})

test('a link cannot run a script', () => {
  expect(documentOf('[x](javascript:alert(1))').html).not.toContain('href')
})
