import { type Control, type Fault, type Field, isFault, quote } from '../fields/field.ts'
import { choice } from '../fields/kinds.ts'
import { deepest, unitsOf } from './layers.ts'

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

const namesOf = (text: string) => text.split(',') as Activation[]

/** One name for each hidden layer as text: `relu`, `relu,tanh`. A name that the layers after it share stands once, so that the same network has the same text. */
export const activationText = (names: readonly string[]): string => names.slice(0, names.findLastIndex((name) => name !== names.at(-1)) + 2).join(',')

/**
 * The activations of the hidden layers as text, from the input on: one name, or up to four with commas between. The last name
 * holds for all layers after it; names beyond the hidden layers are without effect. `activationsOf` reads it.
 */
export const activationField: Field<string> = {
  ...oneActivation,
  control: { ...oneActivation.control, each: 'hidden layer' } as Control,
  read(text): string | Fault {
    const parts = namesOf(text)
    if (parts.length > deepest) return { fault: `activation: ${quote(text)} lists ${parts.length} names; at most ${deepest}, one for each hidden layer.` }
    const names: string[] = []
    for (const part of parts) {
      const name = oneActivation.read(part)
      if (isFault(name)) return parts.length > 1 ? { fault: name.fault.replace(quote(part), (said) => `${said} in ${quote(text)}`) } : name
      names.push(name)
    }
    return activationText(names)
  },
  sample: (random) => activationText(Array.from({ length: 1 + Math.floor(random() * deepest) }, () => oneActivation.sample(random))),
}

interface Network {
  readonly layers: string
  readonly activation: string
}

/** The activation of each hidden layer, from the input on; the logits have none. */
export function activationsOf({ layers, activation }: Network): readonly Activation[] {
  const names = namesOf(activation)
  return unitsOf(layers).map((_, i) => names[i] ?? names.at(-1)!)
}

/** The activation's text without the names beyond the hidden layers. */
export const inEffect = ({ layers, activation }: Network): string => activationText(namesOf(activation).slice(0, unitsOf(layers).length || 1))
