import { expect, test } from 'vitest'
import { Keeper, type Put } from './keeper.ts'

// A server with one draft, that takes its time and refuses an old base.
function server(text: string) {
  const s = { text, base: `of ${text}`, puts: [] as string[], atOnce: 0, most: 0 }
  const put: Put = async (next, base) => {
    s.most = Math.max(s.most, ++s.atOnce)
    await new Promise((done) => setTimeout(done, 1))
    s.atOnce--
    if (base !== s.base) throw new Error('412')
    s.puts.push(next)
    s.text = next
    return (s.base = `of ${next}`)
  }
  return { s, put }
}

test('changes are kept one after the other, and the last one is kept', async () => {
  const { s, put } = server('a')
  const k = new Keeper('a', 'of a', put)
  const all = ['ab', 'abc', 'abcd', 'abcde'].map((t) => k.keep(t))
  await Promise.all(all)
  expect(s.text).toBe('abcde')
  expect(s.most).toBe(1)
  expect(s.puts).toEqual(['ab', 'abcde']) // those in between were overtaken
})

test('of two who change one text, the second is refused and nothing is overwritten', async () => {
  const { s, put } = server('a')
  const [mine, yours] = [new Keeper('a', 'of a', put), new Keeper('a', 'of a', put)]
  await mine.keep('a, mine')
  await expect(yours.keep('a, yours')).rejects.toThrow('412')
  expect(s.text).toBe('a, mine')
  await expect(yours.keep('a, yours still')).rejects.toThrow('412') // not by trying again either
  expect(s.text).toBe('a, mine')
  await mine.keep('a, mine again')
  expect(s.text).toBe('a, mine again')
})

test('what could not be kept is kept with the next change', async () => {
  let down = true
  const k = new Keeper('a', '0', async (text) => {
    if (down) throw new Error('the server does not answer')
    return `of ${text}`
  })
  await expect(k.keep('ab')).rejects.toThrow()
  down = false
  await k.keep('abc')
  expect([k.kept, k.base]).toEqual(['abc', 'of abc'])
})
