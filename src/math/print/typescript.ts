import type { Expr } from '../expr.ts'
import { code, infix } from './infix.ts'
import { level, print } from './notation.ts'

const notation = code(
  infix(
    ' ** ',
    { sqrt: 'Math.sqrt', exp: 'Math.exp', log: 'Math.log', abs: 'Math.abs', sign: 'Math.sign', heaviside: 'heaviside', relu: 'relu', tanh: 'Math.tanh', sigma: 'sigma' },
    // −a ** 2 is a syntax error in this language.
    level.whole,
  ),
)

/** What stands above a program that uses operators the language has no name for. */
export const typescriptDefinitions: Readonly<Record<string, string>> = {
  sigma: 'const sigma = (s: number): number => 1 / (1 + Math.exp(-s))',
  relu: 'const relu = (s: number): number => Math.max(0, s)',
  heaviside: 'const heaviside = (s: number): number => (s > 0 ? 1 : 0)',
}

/** The expression as TypeScript over Math. */
export function typescript(e: Expr): string {
  return print(e, notation)
}
