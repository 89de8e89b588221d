import { type Fault, type Field, quote, type State } from '../../../src/fields/field.ts'
import { choice, number } from '../../../src/fields/kinds.ts'
import { draw } from '../../../src/math/random.ts'

type UpTo<N extends number, Counted extends 0[] = [0]> = Counted['length'] extends N ? N : Counted['length'] | UpTo<N, [...Counted, 0]>
export type Weight = `w${UpTo<48>}`
export type Bias = `b${UpTo<12>}`
export type Parameter = Weight | Bias

/** The most that a network may have: three layers of four units on four inputs. */
export const most = { layers: 3, units: 4, weights: 48, biases: 12 } as const

/** The problem's own numbers; where it has none, two-digit numbers drawn once and for all. */
const own: Readonly<Record<string, number>> = { w1: 0.75, w2: -0.63, w3: 0.24, w4: -1.7, w5: 0.8, w6: -0.2, x1: 0.9, x2: -1.1, x3: -0.3, x4: 0.8 }

function begins(id: string): number {
  const random = draw('backprop begins', id)
  const size = (id.startsWith('b') ? 5 : 10) + Math.floor(random() * (id.startsWith('b') ? 40 : 110))
  return own[id] ?? ((random() < 0.4 ? -1 : 1) * size) / 100
}

function numbered<K extends string>(says: string, letter: string, count: number): Record<K, Field<number>> {
  const ids = Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)
  return Object.fromEntries(ids.map((id) => [id, number(`${says} ${id}`, begins(id), { step: 0.01 })])) as Record<K, Field<number>>
}

/** `4-2-1`: how many inputs, then how many units in each layer, the outputs last. */
const network: Field<string> = {
  says: 'the network: inputs, units of each hidden layer, outputs',
  fallback: '4-2-1',
  control: { kind: 'text', maxLength: 7 },
  read(text): string | Fault {
    const typed = text.trim().replace(/\s*[-\u2013\u2212,x×]\s*/g, '-')
    return /^[1-4](-[1-4]){1,3}$/.test(typed) ? typed : { fault: `network: ${quote(text)} is not two to four whole numbers from 1 to 4, joined by -, such as 4-2-1.` }
  },
  write: (value) => value,
  sample(random) {
    const layers = 2 + Math.floor(random() * most.layers)
    return Array.from({ length: layers }, () => 1 + Math.floor(random() * most.units)).join('-')
  },
}

const activations = { logistic: 'logistic', tanh: 'tanh', relu: 'ReLU', linear: 'linear' } as const
export type Activation = keyof typeof activations

const target = (id: string, fallback: number) => number(`target ${id}`, fallback, { step: 0.01, from: 0, to: 1 })
const parameters = Object.fromEntries(
  [...Array.from({ length: most.weights }, (_, i) => `w${i + 1}`), ...Array.from({ length: most.biases }, (_, i) => `b${i + 1}`)].map((id) => [id, id]),
) as Record<Parameter, string>

export const fields = {
  ...numbered<Weight>('weight', 'w', most.weights),
  ...numbered<Bias>('bias', 'b', most.biases),
  ...numbered<`x${UpTo<4>}`>('input', 'x', most.units),
  y: target('y', 0.5),
  y2: target('y2', 0.1),
  y3: target('y3', 0.9),
  y4: target('y4', 0.3),
  network,
  connect: choice('how the first layer is joined to the inputs', 'own', { own: 'each unit has inputs of its own', full: 'every unit reads every input' }),
  biases: choice('biases', 'none', { none: 'none', own: 'one a unit', layer: 'one a layer' }),
  activation1: choice('activation of layer 1', 'logistic', activations),
  activation2: choice('activation of layer 2', 'logistic', activations),
  activation3: choice('activation of layer 3', 'logistic', activations),
  loss: choice('loss', 'square', { square: 'squared error', half: 'half the squared error', cross: 'softmax, cross-entropy' }),
  path: choice('the weight whose path is lit', 'w3', parameters),
  rate: number('learning rate', 1, { step: 0.1, min: 0, max: 1000, from: 0.1, to: 2 }),
  steps: number('steps of descent', 1, { whole: true, min: 1, max: 200, step: 1, from: 1, to: 40 }),
  rounding: choice('rounding at every line', 'off', {
    off: 'not at all', 1: 'to 1 digit', 2: 'to 2 digits', 3: 'to 3 digits', 4: 'to 4 digits', 5: 'to 5 digits', 6: 'to 6 digits', 7: 'to 7 digits', 8: 'to 8 digits',
  }),
}

export type Inputs = State<typeof fields>
