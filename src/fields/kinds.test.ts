import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { type Field, isFault } from './field.ts'
import { choice, number, toggle } from './kinds.ts'

const free = number('weight', 0.5)
const rate = number('rate', 0.001, { min: 1e-9, max: 10, log: true })
const size = number('size', 3, { min: 1, max: 1024, whole: true })
const color = choice('color', 'red', { red: 'Red', blue: 'Blue' })
const shown = toggle('shown', true)
// Fields of several value types in one list.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const all: Record<string, Field<any>> = { free, rate, size, color, shown }

describe('a number field', () => {
  test.each([
    ['0.75', 0.75], [' −0.3 ', -0.3], ['–1', -1], ['1e-4', 1e-4], ['6e−4', 6e-4], ['+2', 2], ['.5', 0.5], ['5.', 5], ['0,25', 0.25], ['-0', 0], ['1E3', 1000],
  ])('reads %j as %s', (text, value) => {
    expect(free.read(text)).toBe(value)
  })

  test.each(['', '   ', '1e400', '-1e400', 'NaN', 'Infinity', '-Infinity', 'abc', '1 2', '1.2.3', '0x10', '1e', '--1', '1,000,000', '½', '<b>1</b>', '10,000 nines', '10,000 letters'])(
    'says in a sentence why %j is no value',
    (typed) => {
      const text = typed === '10,000 nines' ? '9'.repeat(10_000) : typed === '10,000 letters' ? 'x'.repeat(10_000) : typed
      const value = free.read(text)
      expect(isFault(value) && value.fault).toMatch(/^weight: .+\.$/)
      expect(isFault(value) && value.fault.length).toBeLessThan(140)
    },
  )

  test('names the range that a value has to be in', () => {
    expect(rate.read('11')).toEqual({ fault: 'rate: “11” is not a number from 1e-9 to 10.' })
    expect(size.read('2.5')).toEqual({ fault: 'size: “2.5” is not a whole number from 1 to 1024.' })
    expect(size.read('0')).toHaveProperty('fault')
    expect(free.read('1e400')).toEqual({ fault: 'weight: “1e400” is too large. Type a finite number.' })
    expect(free.read('')).toEqual({ fault: 'weight: empty. Type a finite number.' })
  })
})

test('a choice and a switch read their words and nothing else, not even names of inherited properties', () => {
  expect(color.read(' Blue ')).toBe('blue')
  expect([shown.read('on'), shown.read('off')]).toEqual([true, false])
  for (const text of ['', 'green', 'constructor', '__proto__', 'toString', 'x'.repeat(10_000)]) {
    expect(color.read(text)).toHaveProperty('fault')
    expect(shown.read(text)).toHaveProperty('fault')
  }
})

test.each(Object.keys(all))('%s reads back what it writes, for values of its own', (name) => {
  const field = all[name]!
  const random = draw('fields', name)
  for (let i = 0; i < 500; i++) {
    const value: unknown = field.sample(random)
    expect(field.read(field.write(value))).toBe(value)
  }
  expect(field.read(field.write(field.fallback))).toBe(field.fallback)
})

test('a number field reads back every finite number to the last bit', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => { expect(free.read(free.write(x))).toBe(x === 0 ? 0 : x) }), { seed: 7, numRuns: 3000 })
})

test('no field throws, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => { for (const field of Object.values(all)) field.read(text) }), { seed: 8, numRuns: 2000 })
})
