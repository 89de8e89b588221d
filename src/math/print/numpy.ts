import type { Expr } from '../expr.ts'
import { code, infix } from './infix.ts'
import { print } from './notation.ts'

const notation = code(
  infix(' ** ', { sqrt: 'np.sqrt', exp: 'np.exp', log: 'np.log', abs: 'np.abs', sign: 'np.sign', heaviside: 'heaviside', relu: 'relu', tanh: 'np.tanh', sigma: 'sigma' }),
)

/** What stands above a NumPy program that uses the operators NumPy has no name for. */
export const numpyDefinitions: Readonly<Record<string, string>> = {
  sigma: 'def sigma(s):\n    return 1 / (1 + np.exp(-s))',
  relu: 'def relu(s):\n    return np.maximum(0, s)',
  heaviside: 'def heaviside(s):\n    return np.heaviside(s, 0)',
}

/** The expression as Python over NumPy. */
export function numpy(e: Expr): string {
  return print(e, notation)
}
