import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { number } from '../fields/kinds.ts'
import type { Op } from '../math/expr.ts'
import { operators } from '../math/operators.ts'
import { draw } from '../math/random.ts'
import { asNumpy, asTypescript } from './export.ts'
import { problem, step } from './problem.ts'
import { solve } from './solve.ts'

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
    step('v', 'p*q*r/t - u + 1e-7*c'),
    step('w', 'v + 2e3'),
  ],
  slips: [],
  draft: (_, random) => ({ a: 0.1 + random(), b: -0.1 - random(), c: 0.5 + random(), unused: 1 }),
  asks: { first: [], practice: [], transfer: [] },
})
const states = Array.from({ length: 12 }, (_, i) => every.draft('first', draw('export', i)))

/** Starting a program takes seconds on a busy machine. */
const slow = 120_000
const folder = mkdtempSync(join(tmpdir(), 'chain-rule-export-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

/** Runs a program and reads the lines `id = number` that it prints. */
function run(command: string, file: string, program: string): Record<string, number> {
  const path = join(folder, file)
  writeFileSync(path, program)
  const { stdout, stderr, status } = spawnSync(command, [path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Object.fromEntries(stdout.trim().split('\n').map((line) => line.split(' = ')).map(([id = '', value]) => [id, Number(value)]))
}

function python(...lines: string[]): boolean {
  return spawnSync('python3', ['-c', lines.join('\n')]).status === 0
}

/** NumPy's names over Python's own mathematics, for machines that have no NumPy. */
const shim = [
  'import math',
  'class np:',
  '    sqrt, exp, log, abs, tanh = math.sqrt, math.exp, math.log, abs, math.tanh',
  '    sign = lambda s: (s > 0) - (s < 0)',
  '    maximum = max',
  '    heaviside = lambda s, at: at if s == 0 else float(s > 0)',
].join('\n')

test('the problem uses every operator', () => {
  const program = asTypescript(every, states[0]!)
  const names: Record<Op, string> = {
    add: ' + ', sub: ' - ', mul: ' * ', div: ' / ', neg: '= -', pow: ' ** ', sqrt: 'Math.sqrt(', exp: 'Math.exp(', log: 'Math.log(', abs: 'Math.abs(',
    sign: 'Math.sign(', heaviside: 'heaviside(', relu: 'relu(', tanh: 'Math.tanh(', sigma: 'sigma(',
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

  const hasPython = python('import math')
  const hasNumpy = hasPython && python('import numpy')
  const prints = (id: string, name: string) => `print("${name} =", float(${id}))`

  test.skipIf(!hasPython)(`Python over its own mathematics${hasPython ? '' : ' (skipped: python3 is not installed)'}`, () => {
    close(run('python3', 'shim.py', together((state) => asNumpy(every, state).replace('import numpy as np', shim), prints)))
  }, slow)
  test.skipIf(!hasNumpy)(`NumPy${hasNumpy ? '' : ' (skipped: python3 with numpy is not installed)'}`, () => {
    close(run('python3', 'every.py', together((state) => asNumpy(every, state), prints)))
  }, slow)
})
