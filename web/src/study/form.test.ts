import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import type { Field } from '../api/types.ts'
import Fields from './Fields.svelte'
import { requestOf, wrongOf } from './form.ts'

const field = (key: string, more: Partial<Field> = {}): Field => ({ key, type: 'text', list: false, arg: 'NAME', doc: '', usual: '', minimum: null, maximum: null, choices: [], ...more })

// drawn is the control of a field, and all that stands with it.
function drawn(f: Field, wrong: Record<string, string[]> = {}, offers: Record<string, string[]> = {}): string {
  return render(Fields, { props: { fields: [f], values: {}, wrong, offers } }).body.replace(/<!--.*?-->/g, '')
}

test('a field that a kind has not had before gets a control by its type, with bounds, meaning and default', () => {
  const number = drawn(field('walks_home', { type: 'whole', minimum: 2, maximum: 9, doc: 'evenings on which porters walk', usual: '4' }))
  expect(number).toMatch(/<label for="study-walks_home"[^>]*>Walks home</)
  expect(number).toMatch(/<input[^>]* type="number" min="2" max="9" step="1"/)
  expect(number).toContain('evenings on which porters walk. If left empty: 4')
  expect(drawn(field('share', { type: 'number', minimum: 0 }))).toContain('step="any"')
  expect(drawn(field('season', { choices: ['wet', 'dry'] })).match(/<option[^>]*>(wet|dry)</g)).toHaveLength(2)
  expect(drawn(field('alone', { type: 'switch', arg: '' }))).toContain('type="checkbox"')
  expect(drawn(field('names', { list: true, arg: 'POLICY' }), {}, { POLICY: ['levy-10'] })).toMatch(/<textarea[^]*The case has levy-10/)
  expect(drawn(field('by', { arg: 'OUTCOME' }), {}, { OUTCOME: ['load.mean'] })).toMatch(/list="study-by-list"[^]*<option value="load.mean"/)
})

test('an error is shown at the field that its pointer names, and any other beside the form', () => {
  const wrong = wrongOf(['seeds', 'vary'], [
    { location: '/vary/1', message: 'there is no such parameter' },
    { location: '/seeds', message: 'too many' },
    { location: '/case', message: 'there is no such case' },
    { location: '', message: 'too large' },
  ])
  expect(wrong).toEqual({ vary: ['there is no such parameter'], seeds: ['too many'], '': ['/case: there is no such case', 'too large'] })
  const shown = drawn(field('vary', { list: true }), wrong)
  expect(shown).toContain('aria-invalid="true"')
  expect(shown).toContain('there is no such parameter')
  expect(drawn(field('days'), wrong)).not.toContain('aria-invalid')
})

test('a study is asked for with what was filled in of what its kind takes, and nothing else', () => {
  const fields = [field('seeds', { type: 'whole' }), field('points', { type: 'whole' }), field('method', { choices: ['morris'] }), field('vary', { list: true }), field('fixed', { type: 'switch' }), field('tolerance', { type: 'number' })]
  expect(requestOf('patterns', 'samjiyon', fields, { seeds: 40, levels: 3 })).toEqual({ kind: 'patterns', case: 'samjiyon', seeds: 40 })
  expect(requestOf('x', 'samjiyon', fields, { seeds: null, method: '', vary: ' \n', fixed: false })).toEqual({ kind: 'x', case: 'samjiyon' })
  expect(requestOf('x', 'samjiyon', fields, { method: 'morris', vary: ' labour.rest=3 to 8 days\n\n a=1 ', fixed: true, tolerance: 0 }))
    .toEqual({ kind: 'x', case: 'samjiyon', method: 'morris', vary: ['labour.rest=3 to 8 days', 'a=1'], fixed: true, tolerance: 0 })
})
