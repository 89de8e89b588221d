import type { Random } from '../../../../src/math/random.ts'
import { fields, type Inputs } from '../fields.ts'

const shaping = ['network', 'connect', 'biases', 'activation1', 'activation2', 'activation3', 'loss'] as const

/** A network of any shape that the fields allow, with numbers from −1.5 to 1.5. */
export function anyNetwork(random: Random): Inputs {
  const drawn = Object.entries(fields).map(([id, field]) => {
    if ((shaping as readonly string[]).includes(id)) return [id, field.sample(random)]
    return [id, /^[wbxy]/.test(id) ? Number((3 * random() - 1.5).toFixed(2)) : field.fallback]
  })
  return Object.fromEntries(drawn) as Inputs
}

type Matrix = number[][]
const slopes: Record<string, readonly [value: (s: number) => number, slope: (s: number) => number]> = {
  logistic: [(s) => 0.5 + 0.5 * Math.tanh(s / 2), (s) => 0.25 / Math.cosh(s / 2) ** 2],
  tanh: [(s) => Math.tanh(s), (s) => 1 / Math.cosh(s) ** 2],
  relu: [(s) => (s > 0 ? s : 0), (s) => (s > 0 ? 1 : 0)],
  linear: [(s) => s, () => 1],
}

/** Softmax by the largest sum taken off, as in textbooks on numerics. */
function shares(sums: readonly number[]): number[] {
  const top = Math.max(...sums)
  const powers = sums.map((s) => Math.exp(s - top))
  const all = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / all)
}

function cross(sums: readonly number[], y: readonly number[]): number {
  const top = Math.max(...sums)
  const log = top + Math.log(sums.reduce((all, s) => all + Math.exp(s - top), 0))
  return y.reduce((loss, target, k) => loss + target * (log - sums[k]!), 0)
}

/**
 * A second implementation: weights as matrices, errors sent back layer by layer (the delta rule). Knows nothing of
 * expressions, steps or chains; reads the numbers in the order in which the problem counts them.
 */
export function byMatrices(state: Inputs): { loss: number; outputs: number[]; gradient: Record<string, number> } {
  const value = state as unknown as Record<string, number>
  const sizes = state.network.split('-').map(Number)
  const layers = sizes.length - 1
  const [n0 = 1, n1 = 1] = sizes
  const masked = (l: number, i: number, j: number) =>
    l === 0 && state.connect === 'own' && n1 <= n0 && !(j >= Math.floor((i * n0) / n1) && j < Math.floor(((i + 1) * n0) / n1))
  let [w, b] = [0, 0]
  const names: string[][][] = []
  const biasNames: string[][] = []
  for (let l = 0; l < layers; l++) {
    names.push(Array.from({ length: sizes[l + 1]! }, (_, i) => Array.from({ length: sizes[l]! }, (_, j) => (masked(l, i, j) ? '' : `w${++w}`))))
    biasNames.push(names[l]!.map(() => (state.biases === 'own' ? `b${++b}` : state.biases === 'layer' ? `b${l + 1}` : '')))
  }
  const W: Matrix[] = names.map((rows) => rows.map((row) => row.map((name) => (name ? value[name]! : 0))))
  const activation = (l: number) => slopes[[state.activation1, state.activation2, state.activation3][l]!]!

  const a: number[][] = [Array.from({ length: n0 }, (_, i) => value[`x${i + 1}`]!)]
  const s: number[][] = []
  for (let l = 0; l < layers; l++) {
    s.push(W[l]!.map((row, i) => row.reduce((sum, weight, j) => sum + weight * a[l]![j]!, biasNames[l]![i] ? value[biasNames[l]![i]!]! : 0)))
    a.push(l === layers - 1 && state.loss === 'cross' ? shares(s[l]!) : s[l]!.map(activation(l)[0]))
  }
  const outputs = a[layers]!
  const y = outputs.map((_, k) => value[k === 0 ? 'y' : `y${k + 1}`]!)
  const squares = outputs.reduce((sum, out, k) => sum + (y[k]! - out) ** 2, 0)
  const loss = state.loss === 'cross' ? cross(s[layers - 1]!, y) : state.loss === 'half' ? squares / 2 : squares

  const gradient: Record<string, number> = {}
  const mass = y.reduce((sum, target) => sum + target, 0)
  let delta = outputs.map((out, k) => (state.loss === 'cross' ? mass * out - y[k]! : (state.loss === 'half' ? 1 : 2) * (out - y[k]!) * activation(layers - 1)[1](s[layers - 1]![k]!)))
  for (let l = layers - 1; l >= 0; l--) {
    names[l]!.forEach((row, i) => {
      row.forEach((name, j) => name && (gradient[`dL_d${name}`] = delta[i]! * a[l]![j]!))
      const bias = biasNames[l]![i]
      if (bias) gradient[`dL_d${bias}`] = (gradient[`dL_d${bias}`] ?? 0) + delta[i]!
    })
    if (l > 0) delta = a[l]!.map((_, j) => W[l]!.reduce((sum, row, i) => sum + row[j]! * delta[i]!, 0) * activation(l - 1)[1](s[l - 1]![j]!))
  }
  return { loss, outputs, gradient }
}
