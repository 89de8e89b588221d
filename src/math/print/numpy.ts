import type { Expr } from '../expr.ts'
import { code, infix } from './infix.ts'
import { print } from './notation.ts'

const functions = {
  sqrt: 'np.sqrt', exp: 'np.exp', log: 'np.log', abs: 'np.abs', sign: 'np.sign', heaviside: 'heaviside', relu: 'relu', tanh: 'np.tanh', sigma: 'sigma',
  floor: 'np.floor', max: 'np.maximum', min: 'np.minimum', erf: 'erf', gelu: 'gelu', silu: 'silu', leaky: 'leaky', logaddexp: 'np.logaddexp',
}
const notation = code(infix(' ** ', functions), 'np.pi')
const counting = code(infix(' ** ', { ...functions, abs: 'abs', floor: 'math.floor', max: 'max', min: 'min' }), 'np.pi')

/** What stands above a NumPy program that uses the operators NumPy has no name for. */
export const numpyDefinitions: Readonly<Record<string, string>> = {
  sigma: 'def sigma(s):\n    return 1 / (1 + np.exp(-s))',
  relu: 'def relu(s):\n    return np.maximum(0, s)',
  heaviside: 'def heaviside(s):\n    return np.heaviside(s, 0)',
  erf: 'erf = np.vectorize(math.erf)',
  gelu: 'def gelu(s):\n    return s * np.vectorize(math.erfc)(-s / np.sqrt(2)) / 2',
  silu: 'def silu(s):\n    return s / (1 + np.exp(-s))',
  leaky: 'def leaky(s):\n    return np.where(s > 0, s, 0.01 * s)',
}

/** The expression as Python over NumPy. */
export function numpy(e: Expr): string {
  return print(e, notation)
}

/** The same for a count: Python's own whole numbers, which have no largest one. */
export function python(e: Expr): string {
  return print(e, counting)
}
