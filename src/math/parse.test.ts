import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { call, type Expr, key, ref } from './expr.ts'
import { formula, parse } from './parse.ts'
import { text } from './print/text.ts'
import { expressions } from './testing/arbitrary.ts'

const at = { x: 3, y: 2, yhat: 0.5, w3: 5, s3: 0.6, h1: 7 } as Readonly<Record<string, number>>
const value = (typed: string) => evaluate(formula(typed), numbers, (id) => at[id])

describe('parse reads what students type', () => {
  test.each([
    ['1 + 2*3', 7],
    ['−x^2', -9],
    ['(−x)²', 9],
    ['2^3^2', 512],
    ['x − 1 − 1', 1],
    ['8/4/2', 1],
    ['2·x×y', 12],
    ['6 ÷ x', 2],
    ['2|y − x|', undefined],
    ['2·|y − x|', 2],
    ['2*‖y-x‖', 2],
    ['e^−s3', Math.exp(-0.6)],
    ['e^(-s3)/(1+e^(-s3))²', 0.22878424045665732],
    ['e^−s3/(e^−s3 + 1)²', 0.22878424045665732],
    ['2*−x*y', -12],
    ['2^−1*4', 2],
    ['exp(0) + e', 1 + Math.E],
    ['σ(0)', 0.5],
    ['sigmoid(0)*logistic(0)', 0.25],
    ['√(16) + √4', 6],
    ['2*w₃', 10],
    ['2ŷ', undefined],
    ['2*ŷ', 1],
    ['2*y\u0302', 1],
    ['−0,5', -0.5],
    ['1,234,567', 1234567],
    ['6.2158 × 10⁻⁴', 6.2158 * 10 ** -4],
    ['1.5e-3', 0.0015],
    ['1.5e−3', 0.0015],
    ['2**3', 8],
    ['{x+[1]}', 4],
    ['2 * -x ^ 2', -18],
    ['⌊x/y⌋ + floor(−x/y)', -1],
    ['max(x, y) − min(x; y)', 1],
    ['max(1.5, 2)·max(1,5, 2)', 4],
    ['erf(1)', 0.8427007929497149],
    ['GELU(0) + SiLU(0) + swish(0)', 0],
    ['LeakyReLU(−x)', -0.03],
    ['logaddexp(x, y)', Math.log(Math.exp(3) + Math.exp(2))],
    ['2*π − pi', Math.PI],
    ['max(x, max(y, 7))', 7],
    ['x + -y', 1],
    ['10 - 2 - -3', 11],
  ])('%s is %s', (typed, expected) => {
    if (expected === undefined) expect(parse(typed)).toHaveProperty('fault')
    else expect(value(typed)).toBeCloseTo(expected, 12)
  })

  test('∂L/∂w₃ is one name', () => {
    expect(formula('∂L/∂ŷ · ∂h₂/∂s₂')).toEqual(call('mul', ref('dL_dyhat'), ref('dh2_ds2')))
  })

  test('a number remembers how it was written', () => {
    expect(formula('−0.20')).toEqual({ op: 'num', value: -0.2, text: '-0.20' })
  })
})

test.each(['', '   ', '2x', 'max(1,2)', 'max(x)', 'max(x, y, x)', 'erf(x, y)', '⌊x)', 'x, y', '1 +', ')', '(1', '|1', '1.2.3', 'f(x)', '__proto__(1)', 'constructor(2)', '§', '1 2', '<b>', '😀', '( 500 times', '- 1,500 times', '1 10,000 times'])(
  'parse says in a sentence why %j is no formula',
  (short) => {
    const typed = short.replace(/^(.) ([\d,]+) times$/, (_, c: string, n: string) => c.repeat(Number(n.replace(',', ''))))
    const fault = parse(typed)
    expect(fault).toHaveProperty('fault')
    expect('fault' in fault && fault.fault.length).toBeLessThan(120)
  },
)

test('parse never throws', () => {
  const soup = fc.array(fc.constantFrom('(', ')', '|', '-', '+', '*', '^', '√', 'σ', 'e', 'x', '1', '.', ',', '²', '⁻', '∂', '/', ' ', 'ŷ'), { maxLength: 60 })
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), soup.map((s) => s.join(''))), (typed) => { parse(typed) }), { seed: 1, numRuns: 3000 })
})

test('what the text notation prints is read back: it prints the same and has the same value', () => {
  const point = (e: Expr) => evaluate(e, numbers, (id) => ({ a: 0.7, b: -1.3, w1: 2.1 })[id])
  fc.assert(
    fc.property(expressions(), (e) => {
      const again = formula(text(e))
      expect(text(again)).toBe(text(e))
      expect(point(again) + 0).toBe(point(e) + 0)
    }),
    { seed: 2, numRuns: 3000 },
  )
})

test('two expressions that differ in the order of sums and products have one key', () => {
  expect(key(formula('(1 + exp(-s))^2 * a'))).toBe(key(formula('a*(e^-s + 1)^2')))
  expect(key(formula('a - b'))).not.toBe(key(formula('b - a')))
})
