/** The first layer's units by the length of their weight vector, longest first. @param weights [inputs, outputs], row by row */
export function byNorm(weights: ArrayLike<number>, inputs: number, outputs: number): { unit: number; norm: number }[] {
  const squares = new Float64Array(outputs)
  for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) squares[o]! += weights[i * outputs + o]! ** 2
  return Array.from(squares, (s, unit) => ({ unit, norm: Math.sqrt(s) })).sort((a, b) => b.norm - a.norm || a.unit - b.unit)
}

/** The weights into one unit, in the order of the inputs. */
export function into(weights: ArrayLike<number>, inputs: number, outputs: number, unit: number): Float64Array {
  return Float64Array.from({ length: inputs }, (_, i) => weights[i * outputs + unit]!)
}
