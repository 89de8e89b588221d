import { type Fault, type Field, quote } from '../fields/field.ts'
import type { Activation } from './activation.ts'

/** Most hidden layers, and most units of one. */
export const deepest = 4
export const widest = 2000

const want = `up to ${deepest} whole numbers from 1 to ${widest} with commas between, such as 1000 or 500,500, or none`

/** Units per hidden layer as text: `1000`, `500,500`, `none`. `unitsOf` reads it. */
export const layersField: Field<string> = {
  says: 'hidden layers',
  fallback: '1000',
  control: { kind: 'text', maxLength: 40 },
  read(text): string | Fault {
    const typed = text.trim().toLowerCase()
    if (typed === 'none') return typed
    const units = typed.length <= 40 ? typed.split(/\s*[,;]\s*|\s+/).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : 0)) : []
    const sound = units.length >= 1 && units.length <= deepest && units.every((u) => u >= 1 && u <= widest)
    return sound ? units.join(',') : { fault: `hidden layers: ${quote(text)} is not ${want}.` }
  },
  write: (layers) => layers,
  sample(random) {
    const units = Array.from({ length: Math.floor(random() * (deepest + 1)) }, () => Math.round(widest ** random()))
    return units.join(',') || 'none'
  },
}

/** The network by its widths: `784-1000-10`. @param layers as `layersField` reads it */
export const networkOf = (layers: string): string => [784, ...unitsOf(layers), 10].join('-')

/** The units of each hidden layer, from the input on. @param layers as `layersField` reads it */
export function unitsOf(layers: string): readonly number[] {
  return layers === 'none' ? [] : layers.split(',').map(Number)
}

/** One name for each hidden layer as text: `relu`, `relu,tanh`. What the layers at the end share is said once, so that the same network has the same text. */
export const activationText = (names: readonly string[]): string => names.slice(0, names.findLastIndex((name) => name !== names.at(-1)) + 2).join(',')

interface Told {
  readonly layers: string
  readonly activation: string
}

/** The activation of each hidden layer, from the input on; the logits have none. @param told as `layersField` and `activationField` read it */
export function activationsOf({ layers, activation }: Told): readonly Activation[] {
  const names = activation.split(',') as Activation[]
  return unitsOf(layers).map((_, i) => names[i] ?? names.at(-1)!)
}

/** The activation's text without the names beyond the hidden layers. */
export const inEffect = (told: Told): string => activationText(activationsOf(told)) || told.activation.split(',')[0]!
