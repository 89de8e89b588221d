import { type Fault, type Field, quote } from '../fields/field.ts'

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
