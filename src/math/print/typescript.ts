import type { Expr } from '../expr.ts'
import { code, infix } from './infix.ts'
import { level, print } from './notation.ts'

const notation = code(
  infix(
    ' ** ',
    {
      sqrt: 'Math.sqrt', exp: 'Math.exp', log: 'Math.log', abs: 'Math.abs', sign: 'Math.sign', heaviside: 'heaviside', relu: 'relu', tanh: 'Math.tanh',
      sigma: 'sigma', floor: 'Math.floor', max: 'Math.max', min: 'Math.min', erf: 'erf', gelu: 'gelu', silu: 'silu', leaky: 'leaky', logaddexp: 'logaddexp',
    },
    // −a ** 2 is a syntax error in this language.
    level.whole,
  ),
  'Math.PI',
)

/** erfc by its series for small arguments and its continued fraction for large ones: short, and good to 13 digits. */
const erfc = `const erfc = (s: number): number => {
  if (s < 0) return 2 - erfc(-s)
  if (s > 2) {
    let below = s
    for (let n = 100; n > 0; n--) below = s + n / 2 / below
    return Math.exp(-s * s) / below / Math.sqrt(Math.PI)
  }
  let [sum, term] = [s, s]
  for (let n = 1; n < 80; n++) sum += term *= (2 * s * s) / (2 * n + 1)
  return 1 - (2 * sum * Math.exp(-s * s)) / Math.sqrt(Math.PI)
}`

/** What stands above a program that uses operators the language has no name for. */
export const typescriptDefinitions: Readonly<Record<string, string>> = {
  sigma: 'const sigma = (s: number): number => 1 / (1 + Math.exp(-s))',
  relu: 'const relu = (s: number): number => Math.max(0, s)',
  heaviside: 'const heaviside = (s: number): number => (s > 0 ? 1 : 0)',
  erfc,
  erf: 'const erf = (s: number): number => 1 - erfc(s)',
  gelu: 'const gelu = (s: number): number => (s * erfc(-s / Math.SQRT2)) / 2',
  silu: 'const silu = (s: number): number => s / (1 + Math.exp(-s))',
  leaky: 'const leaky = (s: number): number => (s > 0 ? s : 0.01 * s)',
  logaddexp: 'const logaddexp = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))',
}

/** The expression as TypeScript over Math. */
export function typescript(e: Expr): string {
  return print(e, notation)
}
