import { type Field, isFault } from '../../../src/fields/field.ts'
import type { Fault } from '../../../src/math/fault.ts'
import { kept } from './kept.ts'
import { plan, type Plan } from './layers.ts'
import { readStack } from './read.ts'
import { limits, type Stack, stackText } from './stack.ts'
import { randomStack } from './random.ts'

export interface Planned {
  readonly stack: Stack
  readonly plan: Plan
  /** The shortest text of it. */
  readonly text: string
}

/** A layer text read and every layer put in its place, or why it cannot be. */
export const planned: (text: string) => Planned | Fault = kept((text) => {
  const stack = readStack(text)
  if (isFault(stack)) return stack
  const placed = plan(stack)
  return isFault(placed) ? placed : { stack, plan: placed, text: stackText(stack) }
})

/** @throws RangeError for a text that the field does not hold */
export function plannedOf(text: string): Planned {
  const found = planned(text)
  if (isFault(found)) throw new RangeError(found.fault)
  return found
}

export const lenet = '28x28x1,conv 5x5x6 pad 2,pool 2,conv 5x5x16,pool 2,conv 5x5x120,dense 84,dense 10'

/** The layers of a network as a text. What it holds is always a stack that can be counted, in its shortest text. */
export const layersField: Field<string> = {
  says: 'layers',
  fallback: lenet,
  read(text) {
    const found = planned(text)
    return isFault(found) ? found : found.text
  },
  write: (text) => text,
  control: { kind: 'text', maxLength: limits.text },
  sample: (random) => stackText(randomStack(random)),
}
