import { type Control, type Fault, type Field, isFault, quote } from '../fields/field.ts'
import { choice } from '../fields/kinds.ts'
import { activationText, deepest } from './layers.ts'

/** What stands after one hidden layer, as a form offers it. */
export const oneActivation = choice('activation', 'relu', {
  relu: 'ReLU',
  'leaky-relu': 'leaky ReLU',
  logistic: 'logistic σ',
  tanh: 'tanh',
  gelu: 'GELU',
  silu: 'SiLU',
  linear: 'none (linear)',
})

export type Activation = (typeof oneActivation)['fallback']

/**
 * The activations of the hidden layers as text, from the input on: one name, or up to four with commas between. The last name
 * holds for all layers after it; names beyond the hidden layers are without effect. `activationsOf` reads it.
 */
export const activationField: Field<string> = {
  ...oneActivation,
  control: { ...oneActivation.control, each: 'hidden layer' } as Control,
  read(text): string | Fault {
    const parts = text.split(',')
    if (parts.length > deepest) return { fault: `activation: ${quote(text)} is more than ${deepest} names, one for each hidden layer.` }
    const names = parts.map(oneActivation.read)
    const fault = names.find(isFault)
    if (!fault) return activationText(names as Activation[])
    return parts.length > 1 ? { fault: fault.fault.replace(':', () => `: ${quote(text)}:`) } : fault
  },
  sample: (random) => activationText(Array.from({ length: 1 + Math.floor(random() * deepest) }, () => oneActivation.sample(random))),
}
