import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainly, readWishes, reserved } from './reserved.ts'

const names = ['w1', 'w2', 'y']
const read = (query: string) => readWishes(new URLSearchParams(query), names)

test('the four keys that are built are read, and everything else is left for the fields', () => {
  const { wishes, rest, notices } = read('w1=2&theme=dark&transparent=on&controls=off&lock=w1,%20y&v=1')
  expect(wishes).toEqual({ theme: 'dark', transparent: true, controls: false, lock: ['w1', 'y'] })
  expect(rest).toEqual([['w1', '2'], ['v', '1']])
  expect(notices).toEqual([])
})

test('a key that is not built yet gives a notice that names it', () => {
  const { wishes, notices } = read('lang=de&hide=w1&ask=s1&answers=hidden')
  expect(wishes).toEqual(plainly)
  expect(notices.map(({ key }) => key)).toEqual(['lang', 'hide', 'ask', 'answers'])
  for (const { key, says } of notices) expect(says).toBe(`${key}: not built yet, so it changes nothing.`)
})

test('a bad value falls back alone and names its key, and a lock on no field names the field', () => {
  const { wishes, notices } = read('theme=pink&transparent=yes&controls=off&lock=w1,w9,constructor')
  expect(wishes).toEqual({ ...plainly, controls: false, lock: ['w1'] })
  expect(notices.map(({ key }) => key)).toEqual(['theme', 'transparent', 'lock'])
  expect(notices[2]!.says).toContain('“w9”, “constructor”')
})

test('no text of any kind throws, and every reserved key whose text is bad is named', () => {
  const key = fc.oneof(fc.constantFrom(...Object.keys(reserved)), fc.constantFrom('__proto__', 'constructor', 'toString', ''), fc.string())
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.oneof(fc.string(), fc.string({ unit: 'binary' })))), (pairs) => {
      const { notices, rest, wishes } = readWishes(pairs, names)
      expect(rest.every(([k]) => !Object.hasOwn(reserved, k))).toBe(true)
      expect(wishes.lock.every((name) => names.includes(name))).toBe(true)
      for (const notice of notices) expect(notice.says).toContain(notice.key)
    }),
    { seed: 4, numRuns: 300 },
  )
})
