import { expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { chain } from './chain.ts'
import { centralDifference } from './difference.ts'
import { formula } from './parse.ts'
import { text } from './print/text.ts'
import { draw } from './random.ts'

const named = (lines: Record<string, string>) => Object.entries(lines).map(([id, line]) => ({ id, expr: formula(line) }))
const written = (lines: Record<string, string>, weights: string[]) => chain(named(lines), 'L', weights).map(({ id, expr }) => `${id} = ${text(expr)}`)

test('every edge on a path from a weight to the loss gets one local slope, then every weight its gradient', () => {
  expect(written({ s: 'w*x', h: 'sigma(s)', L: '(y - h)^2' }, ['w'])).toEqual([
    'dL_dh = 2 * (y - h) * (-1)',
    'dh_ds = h * (1 - h)',
    'ds_dw = x',
    'dL_dw = dL_dh * dh_ds * ds_dw',
  ])
})

test('where roads meet again the products add, in a step of their own that the roads behind it share', () => {
  const derived = chain(named({ a: 'w*x', p: 'a*u', q: 'a*v', L: 'p + q' }), 'L', ['w'])
  expect(derived.slice(-2).map(({ id, expr }) => `${id} = ${text(expr)}`)).toEqual(['dL_da = dL_dp * dp_da + dL_dq * dq_da', 'dL_dw = dL_da * da_dw'])
  expect(text(derived.at(-1)!.roads!)).toBe('dL_dp * dp_da * da_dw + dL_dq * dq_da * da_dw')
})

test('a weight that several steps read gets a sum of products', () => {
  expect(written({ p: 'w*u', q: 'w*v', L: 'p*q' }, ['w']).at(-1)).toBe('dL_dw = dL_dp * dp_dw + dL_dq * dq_dw')
})

test('a weight that the loss reads directly has its slope as its gradient', () => {
  expect(written({ L: 'w*w*x' }, ['w'])).toEqual(['dL_dw = x * (w + w)'])
})

test('a weight that the loss reads directly and by another road has one gradient, the sum of both', () => {
  expect(written({ s: 'w*x', L: 's^2 + 3*w' }, ['w'])).toEqual(['dL_ds = 2 * s', 'ds_dw = x', 'dL_dw = 3 + dL_ds * ds_dw'])
})

test('a step that the loss reads directly and by another road has one slope, the whole one', () => {
  expect(written({ s: 'w*x', t: 's^2', L: 't + 5*s' }, ['w'])).toEqual(['dL_dt = 1', 'dt_ds = 2 * s', 'ds_dw = x', 'dL_ds = 5 + dL_dt * dt_ds', 'dL_dw = dL_ds * ds_dw'])
})

test('a weight that does not reach the loss gets no gradient', () => {
  expect(written({ s: 'w*x', t: 'v*x', L: 's^2' }, ['w', 'v']).map((line) => line.split(' ')[0])).toEqual(['dL_ds', 'ds_dw', 'dL_dw'])
})

/** A random line over names above it. */
function line(known: readonly string[], random: () => number): string {
  const pick = () => known[Math.floor(random() * known.length)]!
  return [`${pick()}*${pick()} + ${pick()}`, `sigma(${pick()})`, `tanh(${pick()} - ${pick()})`, `${pick()}*sigma(${pick()})`, `(${pick()} + ${pick()})^2/4`][Math.floor(random() * 5)]!
}

test('on 300 random graphs, roads of any length that meet anywhere, every gradient meets the central difference, and so does its sum over all roads', () => {
  let meetings = 0
  for (let i = 0; i < 300; i++) {
    const random = draw('graphs', i)
    const weights = ['w1', 'w2', 'w3']
    const lines: Record<string, string> = {}
    for (let n = 1; n <= 6; n++) lines[`a${n}`] = line([...weights, ...Object.keys(lines)], random)
    lines['L'] = `a6*a5 + ${line([...weights, ...Object.keys(lines)], random)}`
    const forward = named(lines)
    const derived = chain(forward, 'L', weights)
    expect(new Set(derived.map(({ id }) => id)).size).toBe(derived.length)
    const inputs = Object.fromEntries(weights.map((w) => [w, 1.6 * random() - 0.8]))
    const run = (given: Record<string, number>, steps: readonly { id: string; expr: ReturnType<typeof formula> }[]) => {
      const all: Record<string, number> = { ...given }
      for (const { id, expr } of steps) all[id] = evaluate(expr, numbers, (name) => all[name])
      return all
    }
    const all = run(inputs, [...forward, ...derived])
    for (const { id, by, of, roads } of derived) {
      if (of !== 'L' || !weights.includes(by)) continue
      const measured = centralDifference((w) => run({ ...inputs, [by]: w }, forward)['L']!, inputs[by]!, 1e-5)
      expect(Math.abs(all[id]! - measured), `graph ${i}, ${id}`).toBeLessThan(1e-7 * Math.max(1, Math.abs(measured)))
      if (!roads) continue
      meetings += 1
      expect(evaluate(roads, numbers, (name) => all[name]), `graph ${i}, ${id}`).toBeCloseTo(all[id]!, 10)
    }
  }
  expect(meetings).toBeGreaterThan(100)
})
