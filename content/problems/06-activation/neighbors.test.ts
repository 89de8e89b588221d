import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { formula } from '../../../src/math/parse.ts'
import { functions } from './functions.ts'
import { meanAround, range, saturation, shape, six, slopeAtZero, written } from './neighbors.ts'

describe('ranges', () => {
  // Least values of GELU and SiLU: where Φ(x) + xφ(x) = 0 and 1 + x(1 − σ(x)) = 0, solved elsewhere by Newton's method.
  test.each([
    ['logistic', 0, 1, false], ['tanh', -1, 1, false], ['relu', 0, Infinity, true], ['leaky-relu', -Infinity, Infinity, false],
    ['gelu', -0.16997120747, Infinity, true], ['silu', -0.27846454276, Infinity, true],
  ] as const)('%s runs from %s to %s, the lower end taken: %s', (fn, low, high, taken) => {
    const found = shape(fn)
    if (Number.isFinite(low)) expect(found.low).toBeCloseTo(low, 10)
    else expect(found.low).toBe(low)
    expect([found.high, found.lowTaken, found.highTaken]).toEqual([high, taken, false])
  })
})

test('slopes at 0: a quarter, one, a kink from 0, a kink from 0.01, a half, a half', () => {
  const sides = six.map((fn) => [shape(fn).left, shape(fn).right].map((v) => Number(v.toFixed(5))))
  expect(sides).toEqual([[0.25, 0.25], [1, 1], [0, 1], [0.01, 1], [0.5, 0.5], [0.5, 0.5]])
})

test('where the slope fades below 0.01: by the inverse of each slope', () => {
  // σ(1 − σ) = 0.01 and 1 − t² = 0.01, solved for x.
  expect(shape('logistic').to).toBeCloseTo(Math.log((1 + Math.sqrt(0.96)) / (1 - Math.sqrt(0.96))), 7)
  expect(shape('tanh').to).toBeCloseTo(Math.atanh(Math.sqrt(0.99)), 7)
  expect([shape('relu').from, shape('relu').to, shape('leaky-relu').from]).toEqual([0, Infinity, -Infinity])
  for (const fn of ['logistic', 'tanh'] as const) expect(shape(fn).from).toBeCloseTo(-shape(fn).to, 7)
})

test('steepest slopes: the two smooth rectifiers exceed 1', () => {
  expect(six.map((fn) => Number(shape(fn).steepest.toFixed(5)))).toEqual([0.25, 1, 1, 1, 1.1289, 1.09984])
})

test('mean outputs over standard normal inputs are the known integrals', () => {
  const half = 1 / Math.sqrt(2 * Math.PI)
  // E[zΦ(z)] = 1/(2√π), by Stein's identity.
  const known = { logistic: 0.5, tanh: 0, relu: half, 'leaky-relu': 0.99 * half, gelu: 1 / (2 * Math.sqrt(Math.PI)) }
  for (const [fn, mean] of Object.entries(known)) expect(shape(fn as keyof typeof known).mean).toBeCloseTo(mean, 10)
  // SiLU has no closed form: an even coarser sum, by the trapezoid rule.
  let sum = 0
  for (let z = -10; z <= 10; z += 0.01) sum += (0.01 * z * Math.exp(-(z ** 2) / 2)) / (1 + Math.exp(-z)) / Math.sqrt(2 * Math.PI)
  expect(shape('silu').mean).toBeCloseTo(sum, 9)
})

test('a centered curve does not center activations by itself', () => {
  expect(meanAround('tanh', 0)).toBeCloseTo(0, 12)
  expect(meanAround('tanh', 1)).toBeGreaterThan(0.5)
})

test('each is the function that is written beside it', () => {
  for (const fn of six) for (let x = -5; x <= 5; x += 0.31) expect(evaluate(formula(written[fn]), numbers, () => x)).toBeCloseTo(functions[fn](x), 12)
})

test('the table says it in words', () => {
  expect(six.map((fn) => range(shape(fn)))).toEqual(['(0, 1)', '(−1, 1)', '[0, ∞)', '(−∞, ∞)', '[−0.17, ∞)', '[−0.278, ∞)'])
  expect(six.map((fn) => saturation(shape(fn)))).toEqual(['|x| > 4.58', '|x| > 2.99', 'x < 0', 'nowhere', 'x < −3.07', 'x < −6.26'])
  expect(six.map((fn) => slopeAtZero(shape(fn)))).toEqual(['0.25', '1', '0 | 1, a kink', '0.01 | 1, a kink', '0.5', '0.5'])
})
