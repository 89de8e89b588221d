import { expect, test } from 'vitest'
import { chain } from './chain.ts'
import { formula } from './parse.ts'
import { text } from './print/text.ts'

const named = (lines: Record<string, string>) => Object.entries(lines).map(([id, line]) => ({ id, expr: formula(line) }))

test('every edge on a path from a weight to the loss gets one local slope, then every weight its gradient', () => {
  const derived = chain(named({ s: 'w*x', h: 'sigma(s)', L: '(y - h)^2' }), 'L', ['w'])
  expect(derived.map(({ id, expr }) => `${id} = ${text(expr)}`)).toEqual([
    'dL_dh = 2 * (y - h) * (-1)',
    'dh_ds = h * (1 - h)',
    'ds_dw = x',
    'dL_dw = dL_dh * dh_ds * ds_dw',
  ])
})

test('where roads meet again the products add', () => {
  const derived = chain(named({ a: 'w*x', p: 'a*u', q: 'a*v', L: 'p + q' }), 'L', ['w'])
  expect(text(derived.at(-1)!.expr)).toBe('dL_dp * dp_da * da_dw + dL_dq * dq_da * da_dw')
})

test('a weight that the loss reads directly has its slope as its gradient', () => {
  expect(chain(named({ L: 'w*w*x' }), 'L', ['w']).map(({ id, expr }) => [id, text(expr)])).toEqual([['dL_dw', 'x * (w + w)']])
})

test('a loss that reads a weight directly and by another road is refused: one id would mean two things', () => {
  expect(() => chain(named({ s: 'w*x', L: 's + w' }), 'L', ['w'])).toThrow(RangeError)
})
