import { describe, expect, test } from 'vitest'
import { number } from '../fields/kinds.ts'
import { chain } from '../math/chain.ts'
import type { Op } from '../math/expr.ts'
import { operators } from '../math/operators.ts'
import { draw } from '../math/random.ts'
import { asNumpy, asPytorch, asTypescript } from './export.ts'
import { backwardSteps, problem, step } from './problem.ts'
import { solve } from './solve.ts'
import { pythonWith, run } from './testing/run.ts'

/** A problem that uses every operator, in every order of strength. */
const every = problem({
  id: 'every',
  title: 'Every operator',
  inputs: { a: number('a', 0.7), b: number('b', -1.3), c: number('c', 2), unused: number('unused', 5) },
  steps: () => [
    step('p', 'a*b - (c - a) - -b', 'sums'),
    step('q', '-(a + b)^2/(c*(a/b))*-1.5', 'signs'),
    step('r', '(-a)^2 - -a^2 + 2^c^0.5'),
    step('t', 'sqrt(c) + exp(-a) + ln(c) + abs(b) + sign(b)'),
    step('u', 'heaviside(a) + relu(a) + relu(b) + tanh(b)*sigma(-b)'),
    step('x', 'erf(a) + gelu(b) + silu(b) + leaky(b)*leaky(a) + erf(3*b) + gelu(4*b)'),
    step('z', 'max(a, b) - min(b, c) + floor(3*b) + logaddexp(a, c)/pi'),
    step('v', 'p*q*r/t - u + 1e-7*c + x*z'),
    step('w', 'v + 2e3'),
  ],
  slips: [],
  draft: (_, random) => ({ a: 0.1 + random(), b: -0.1 - random(), c: 0.5 + random(), unused: 1 }),
  asks: { first: [], practice: [], transfer: [] },
})
const states = Array.from({ length: 12 }, (_, i) => every.draft('first', draw('export', i)))

/** A loss through every operator that has a slope. */
const forward = [
  step('p', 'sigma(a*b) + tanh(a - b) + gelu(b) + silu(a) + leaky(b) + relu(a)'),
  step('q', 'sqrt(p^2 + 1) + ln(p^2 + 2) + exp(-p) + abs(p) + erf(p)'),
  step('loss', 'max(q, p)*min(q, 3*a) + logaddexp(p, q)/q - 2^p'),
]
const learning = problem({
  id: 'learning',
  title: 'A gradient',
  inputs: { a: number('a', 0.7), b: number('b', -1.3) },
  steps: () => [...forward, ...backwardSteps(chain(forward.map((s) => ({ id: s.id, expr: s.forms[0] })), 'loss', ['a', 'b']), () => '')],
  slips: [],
  draft: () => ({ a: 1, b: 1 }),
  asks: { first: [], practice: [], transfer: [] },
})

/** Starting a program takes seconds on a busy machine. */
const slow = 120_000

/** NumPy's names over Python's own mathematics, for machines that have no NumPy. */
const shim = [
  'import math',
  'class np:',
  '    sqrt, exp, log, abs, tanh = math.sqrt, math.exp, math.log, abs, math.tanh',
  '    sign = lambda s: (s > 0) - (s < 0)',
  '    maximum, minimum, floor, pi = max, min, math.floor, math.pi',
  '    logaddexp = lambda a, b: max(a, b) + math.log1p(math.exp(-abs(a - b)))',
  '    vectorize = lambda f: f',
  '    where = lambda test, a, b: a if test else b',
  '    heaviside = lambda s, at: at if s == 0 else float(s > 0)',
].join('\n')

test('the problem uses every operator', () => {
  const program = asTypescript(every, states[0]!)
  const names: Record<Op, string> = {
    add: ' + ', sub: ' - ', mul: ' * ', div: ' / ', neg: '= -', pow: ' ** ', sqrt: 'Math.sqrt(', exp: 'Math.exp(', log: 'Math.log(', abs: 'Math.abs(',
    sign: 'Math.sign(', heaviside: 'heaviside(', relu: 'relu(', tanh: 'Math.tanh(', sigma: 'sigma(',
    floor: 'Math.floor(', max: 'Math.max(', min: 'Math.min(', erf: 'erf(', gelu: 'gelu(', silu: 'silu(', leaky: 'leaky(', logaddexp: 'logaddexp(',
  }
  expect(Object.keys(names).sort()).toEqual(Object.keys(operators).sort())
  for (const name of Object.values(names)) expect(program).toContain(name)
})

test('a program holds what the steps read, and prints what no step reads', () => {
  const program = asNumpy(every, states[0]!)
  expect(program).not.toContain('unused')
  expect(program.match(/print\(/g)).toHaveLength(1)
  expect(program).toContain('p = a * b - (c - a) - (-b)  # sums')
})

describe('exported programs print the values of the widget', () => {
  /** One program that runs every state's, and prints every step as `state.id`. */
  const together = (program: (state: (typeof states)[number]) => string, print: (id: string, name: string) => string, around = ['', '']) =>
    states.map((state, i) => [around[0], program(state), ...every.steps(state).map(({ id }) => print(id, `${i}.${id}`)), around[1]].join('\n')).join('\n')
  const close = (printed: Record<string, number>) => {
    states.forEach((state, i) => {
      for (const [id, value] of Object.entries(solve(every, state).values)) expect(Math.abs((printed[`${i}.${id}`] ?? NaN) / value - 1)).toBeLessThan(1e-12)
    })
  }

  test('TypeScript, run by Node', () => {
    close(run(process.execPath, 'every.ts', together((state) => asTypescript(every, state), (id, name) => `console.log('${name} =', ${id})`, ['{', '}'])))
  }, slow)

  const prints = (id: string, name: string) => `print("${name} =", float(${id}))`
  const [plain, numpy, torch] = [pythonWith('math'), pythonWith('numpy'), pythonWith('torch')]

  test.skipIf(!plain)(`Python over its own mathematics${plain ? '' : ' (skipped: python3 is not installed)'}`, () => {
    close(run(plain!, 'shim.py', together((state) => asNumpy(every, state).replace('import numpy as np', shim), prints)))
  }, slow)
  test.skipIf(!numpy)(`NumPy${numpy ? '' : ' (skipped: python3 with numpy is not installed)'}`, () => {
    close(run(numpy!, 'every.py', together((state) => asNumpy(every, state), prints)))
  }, slow)
  test.skipIf(!torch)(`PyTorch${torch ? '' : ' (skipped: python3 with torch is not installed)'}`, () => {
    close(run(torch!, 'every-torch.py', together((state) => asPytorch(every, state), prints)))
  }, slow)
  test.skipIf(!torch)(`PyTorch differentiates as our backward rules do, every operator${torch ? '' : ' (skipped: python3 with torch is not installed)'}`, () => {
    const program = asPytorch(learning, { a: 0.7, b: -1.3 })
    expect(program).toContain('a = torch.tensor(0.7, requires_grad=True)')
    const lines = run(torch!, 'gradients.py', program)
    for (const id of ['dloss_da', 'dloss_db']) expect(Math.abs(lines[`${id} autograd`]! / lines[id]! - 1)).toBeLessThan(1e-12)
    expect(lines['dloss_da']).toBe(solve(learning, { a: 0.7, b: -1.3 }).values['dloss_da'])
  }, slow)
})

describe('a program of counts', () => {
  const counts = problem({
    id: 'counts',
    title: 'Counts',
    inputs: { n: number('n', 94_906_265), k: number('k', 7) },
    steps: () => [step('square', 'n*n', 'beyond 32 bits', { whole: true }), step('half', 'floor((square - k)/2)', '', { whole: true }), step('most', 'max(half, k)', '', { whole: true }), step('share', 'sqrt(most/square)')],
    slips: [],
    draft: () => ({ n: 1, k: 1 }),
    asks: { first: [], practice: [], transfer: [] },
  })
  const state = { n: 94_906_265, k: 7 }
  const all = (text: string, print = 'print("most =", most)') => `${text}\n${print}`
  const exact = (9_007_199_136_250_225n - 7n) / 2n

  test('is exact in TypeScript, and in Python to the last digit', () => {
    expect(run(process.execPath, 'counts.ts', all(asTypescript(counts, state), "console.log('most =', most)"))['most']).toBe(Number(exact))
    const plain = pythonWith('math')
    if (plain) expect(run(plain, 'counts.py', all(asNumpy(counts, state).replace('import numpy as np', shim))).most).toBe(Number(exact))
    expect(asNumpy(counts, state)).toContain('half = math.floor((square - k) / 2)')
    expect(asPytorch(counts, state)).toContain('share = torch.sqrt(torch.tensor(most / square))')
    expect(asPytorch(counts, state)).toContain('print("share =", share.item())')
  }, slow)
})
