import { describe, expect, test } from 'vitest'
import { evaluate } from './algebra.ts'
import { floatFormats, floats } from './floats.ts'
import { formula } from './parse.ts'
import { draw } from './random.ts'

const random = draw('floats')
/** Numbers of all sizes, with ties and neighbors of ties among them. */
const samples = Array.from({ length: 20_000 }, (_, i) => {
  const size = (1 + random()) * 2 ** Math.floor(300 * random() - 150)
  const few = Math.round(size / 2 ** (Math.floor(Math.log2(size)) - 12)) * 2 ** (Math.floor(Math.log2(size)) - 12)
  return (i % 2 ? -1 : 1) * (i % 3 ? size : few)
})

test('float32 is what a typed array keeps', () => {
  const typed = new Float32Array(1)
  for (const x of samples) {
    typed[0] = x
    expect(floatFormats.float32.round(x)).toBe(typed[0])
  }
})

test('bfloat16 is the upper half of the bits of a float32, rounded to even', () => {
  const one = new Float32Array(1)
  const bits = new Uint32Array(one.buffer)
  for (const x of samples) {
    one[0] = x
    const kept = one[0]!
    // The usual trick on the bits: add half a unit, less one where the last kept bit is even.
    bits[0] = (bits[0]! + 0x7fff + ((bits[0]! >>> 16) & 1)) & 0xffff0000
    if (Math.abs(kept) > 2 ** -126) expect(floatFormats.bfloat16.round(kept)).toBe(one[0])
  }
})

test('float16 is what JavaScript’s own half-precision array keeps', () => {
  const typed = new (globalThis as unknown as { Float16Array: typeof Float32Array }).Float16Array(1)
  for (const x of samples) {
    typed[0] = x
    expect(floatFormats.float16.round(x)).toBe(typed[0])
  }
})

test('digits and bytes are those of the formats: 1 + 2^(1−digits) is kept, half of it is not', () => {
  for (const { digits, round, bytes } of Object.values(floatFormats)) {
    expect(round(1 + 2 ** (1 - digits))).toBeGreaterThan(1)
    expect(round(1 + 2 ** -digits)).toBe(1)
    expect(bytes * 8).toBeGreaterThan(digits)
  }
})

describe('an expression in float32', () => {
  const typed = new Float32Array(4)
  test('is rounded after every operation, as typed arrays do it one by one', () => {
    const e = formula('exp(-x)/(1 + exp(-x))^2')
    for (let i = 0; i < 2000; i++) {
      const x = Math.fround(40 * random() - 20)
      typed[0] = Math.exp(-x)
      typed[1] = 1 + typed[0]!
      typed[2] = typed[1]! ** 2
      typed[3] = typed[0]! / typed[2]!
      expect(evaluate(e, floats(floatFormats.float32), () => x)).toBe(typed[3])
    }
  })
  test('rounds its literals too', () => {
    expect(evaluate(formula('0.1'), floats(floatFormats.float32), () => undefined)).toBe(Math.fround(0.1))
  })
})
