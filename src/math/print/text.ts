import type { Expr } from '../expr.ts'
import { code, infix } from './infix.ts'
import { print } from './notation.ts'

const notation = code(
  infix('^', {
    sqrt: 'sqrt', exp: 'exp', log: 'ln', abs: 'abs', sign: 'sign', heaviside: 'heaviside', relu: 'relu', tanh: 'tanh', sigma: 'sigma',
    floor: 'floor', max: 'max', min: 'min', erf: 'erf', gelu: 'gelu', silu: 'silu', leaky: 'leaky', logaddexp: 'logaddexp',
  }),
  'pi',
)

/** The expression as an author types it: `parse` reads it back as the same tree. */
export function text(e: Expr): string {
  return print(e, notation)
}
