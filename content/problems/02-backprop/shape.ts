import type { Activation, Inputs } from './fields.ts'

/** One unit: what it reads, by which weights, and what it makes of the sum. */
export interface Unit {
  /** Its output: `h1`, `yhat`. */
  readonly id: string
  /** Its weighted sum: `s1`. */
  readonly sum: string
  readonly inputs: readonly { readonly from: string; readonly weight: string }[]
  readonly bias?: string
  readonly activation: Activation | 'softmax'
}

/**
 * A network as data. Names count in reading order, layer by layer and unit by unit: sums s1, s2 … over all units,
 * hidden units h1, h2 …, weights w1, w2 … by the unit that they lead into and then by what they come from, biases
 * b1, b2 … by unit or by layer. A single output is yhat and its target y; of several the first are yhat1 and y1.
 * Under softmax, lse is the logarithm of the sum of all e^s. The slope of the loss by a step that reaches it by several
 * roads, a hidden unit or a sum under softmax, is a step too: dL_dh1, dL_ds3.
 */
export interface Shape {
  readonly inputs: readonly string[]
  readonly layers: readonly (readonly Unit[])[]
  readonly weights: readonly string[]
  readonly biases: readonly string[]
  /** Names of the targets in formulas, in the order of the outputs. */
  readonly targets: readonly string[]
  /** Every name that formulas read beside steps, in the order of the fields. */
  readonly numbers: readonly string[]
  readonly loss: Inputs['loss']
  /** False where each unit of the first layer was to have inputs of its own and there are too few. */
  readonly fits: boolean
}

/** What of a state makes its shape. */
export type Shaping = Pick<Inputs, 'network' | 'connect' | 'biases' | 'activation1' | 'activation2' | 'activation3' | 'loss'>

/** Inputs dealt out in order, as evenly as they go: four to two units are two and two, three to two one and two. */
function share(inputs: readonly string[], unit: number, units: number): readonly string[] {
  return inputs.slice(Math.floor((unit * inputs.length) / units), Math.floor(((unit + 1) * inputs.length) / units))
}

function build({ network, connect, biases, loss, ...rest }: Shaping): Shape {
  const [first = 1, ...units] = network.split('-').map(Number)
  const activations = [rest.activation1, rest.activation2, rest.activation3]
  const inputs = Array.from({ length: first }, (_, i) => `x${i + 1}`)
  const fits = connect === 'full' || (units[0] ?? 1) <= first
  let [sums, weights, hidden] = [0, 0, 0]
  let before: readonly string[] = inputs
  const layers = units.map((count, layer) => {
    const last = layer === units.length - 1
    const made = Array.from({ length: count }, (_, i): Unit => {
      sums += 1
      const from = layer === 0 && connect === 'own' && fits ? share(inputs, i, count) : before
      return {
        id: last ? (count === 1 ? 'yhat' : `yhat${i + 1}`) : `h${(hidden += 1)}`,
        sum: `s${sums}`,
        inputs: from.map((id) => ({ from: id, weight: `w${(weights += 1)}` })),
        ...(biases !== 'none' && { bias: biases === 'own' ? `b${sums}` : `b${layer + 1}` }),
        activation: last && loss === 'cross' ? 'softmax' : (activations[layer] ?? 'logistic'),
      }
    })
    before = made.map(({ id }) => id)
    return made
  })
  const count = (letter: string, length: number) => Array.from({ length }, (_, i) => `${letter}${i + 1}`)
  const parameters = { weights: count('w', weights), biases: count('b', biases === 'none' ? 0 : biases === 'own' ? sums : layers.length) }
  const targets = before.map((id) => id.replace('hat', ''))
  return { inputs, layers, ...parameters, targets, numbers: [...parameters.weights, ...parameters.biases, ...inputs, ...targets], loss, fits }
}

const known = new Map<string, Shape>()
let last: { of: Shaping; shape: Shape } | undefined

/** The same object for the same shape. */
export function shapeOf(of: Shaping): Shape {
  if (last?.of === of) return last.shape
  const { network, connect, biases, activation1, activation2, activation3, loss } = of
  const name = [network, connect, biases, activation1, activation2, activation3, loss].join()
  let shape = known.get(name)
  if (!shape) known.set(name, (shape = build(of)))
  last = { of, shape }
  return shape
}

/** All units, in reading order. */
export function unitsOf({ layers }: Shape): readonly Unit[] {
  return layers.flat()
}

/** Weights, then biases: all that a step of descent moves. */
export function parametersOf({ weights, biases }: Shape): readonly string[] {
  return [...weights, ...biases]
}

/** The field that a target's name stands for: y1 is the field y. */
export function targetField(target: string): string {
  return target === 'y1' ? 'y' : target
}
