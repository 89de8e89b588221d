import { call, type Expr, num } from './expr.ts'

/** A product written from left to right; ones are kept, since they are numbers of the layer. */
export function product(...of: readonly Expr[]): Expr {
  const [first = num(1), ...rest] = of
  return rest.reduce((a, b) => call('mul', a, b), first)
}

/** Trainable numbers of a layer whose outputs share `units` filters, each with a weight for everything that it reads: (reads + 1)·units. */
export function parameters(reads: readonly Expr[], units: Expr, bias = true): Expr {
  return bias ? product(call('add', product(...reads), num(1)), units) : product(...reads, units)
}

/** One product for everything that an output reads, at every place. */
export function products(reads: readonly Expr[], ...outputs: readonly Expr[]): Expr {
  return product(...reads, ...outputs)
}

/** A sum of n products takes n − 1 additions; the bias is one more, counted apart. */
export function additions(reads: readonly Expr[], ...outputs: readonly Expr[]): Expr {
  return product(call('sub', product(...reads), num(1)), ...outputs)
}
