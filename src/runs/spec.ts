import { type Fault, type Field, quote, type State } from '../fields/field.ts'
import { choice, number } from '../fields/kinds.ts'
import { defaults } from '../fields/state.ts'
import { type Activation, activationField } from './activation.ts'
import { layersField } from './layers.ts'

const named = ['letters', 'letters-random']

/** Which images: a data set of the book, or the reader's own by the hash of its bytes. */
const dataField: Field<string> = {
  says: 'data',
  fallback: 'letters',
  control: { kind: 'choice', options: [{ value: 'letters', says: 'Letters split by font family' }, { value: 'letters-random', says: 'Letters split at random' }] },
  read(text): string | Fault {
    const typed = text.trim().toLowerCase()
    if (named.includes(typed) || /^own:[0-9a-f]{8,64}$/.test(typed)) return typed
    return { fault: `data: ${quote(text)} is not one of ${named.join(', ')}, or own: and a hash.` }
  },
  write: (data) => data,
  sample: (random) => named[Math.floor(random() * named.length)]!,
}

/**
 * What is to be trained: every field that may change a result, and nothing else. The defaults are the
 * default experiment. Rates are per step, decay is the factor of ½‖W‖² per weight matrix (biases are free).
 */
export const specFields = {
  layers: layersField,
  activation: activationField,
  dropout: number('dropout', 0, { min: 0, max: 0.95, step: 0.05 }),
  optimizer: choice('optimizer', 'adam', { sgd: 'SGD', momentum: 'SGD with momentum', adam: 'Adam', rmsprop: 'RMSProp' }),
  learningRate: number('learning rate', 0.0002, { min: 1e-9, max: 10, log: true }),
  momentum: number('momentum', 0.9, { min: 0, max: 0.999, step: 0.05, digits: 3 }),
  batch: number('batch size', 100, { min: 1, max: 15000, whole: true, step: 1, log: true }),
  epochs: number('epochs', 8, { min: 1, max: 1000, whole: true, step: 1 }),
  weightDecay: number('weight decay', 0, { min: 0, max: 1, step: 0.0001, digits: 4 }),
  initialization: choice('initial weights', 'he', { he: 'He', xavier: 'Xavier', uniform: 'small, uniform', zeros: 'all zero' }),
  patience: number('early stopping (epochs without a new best, 0: none)', 0, { min: 0, max: 100, whole: true, step: 1 }),
  seed: number('seed', 1, { min: 0, max: 999_999_999, whole: true, step: 1 }),
  bug: choice('bug', 'none', { none: 'none', 'relu-logits': 'ReLU on the output logits' }),
  data: dataField,
  trainingImages: number('training images', 15000, { min: 10, max: 1_000_000, whole: true, step: 100, log: true }),
}

export type Spec = State<typeof specFields>
export type { Activation }
export type Optimizer = Spec['optimizer']

/** 784-1000-10, ReLU, Adam 2e-4, batch 100, 8 epochs, He, seed 1, on Letters. */
export const defaultSpec: Spec = defaults(specFields)
