import type { Preset } from '../../../src/solution/problem.ts'
import type { fields } from './fields.ts'

/** Networks that others have printed, each with the numbers as they stand there. Weights in our reading order. */
export const presets: Readonly<Record<string, Preset<typeof fields>>> = {
  mazur: {
    says: 'Mazur, two outputs',
    source: { title: 'M. Mazur, A step by step backpropagation example', url: 'https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/' },
    state: {
      network: '2-2-2', connect: 'full', biases: 'layer', loss: 'half', path: 'w1', rate: 0.5,
      w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3, w5: 0.4, w6: 0.45, w7: 0.5, w8: 0.55, b1: 0.35, b2: 0.6, x1: 0.05, x2: 0.1, y: 0.01, y2: 0.99,
    },
  },
  xor: {
    says: 'exclusive or, one example',
    source: { title: 'backprop-trace, its XOR fixture' },
    state: {
      network: '2-2-1', connect: 'full', biases: 'layer', loss: 'half', path: 'w1', rate: 0.5,
      w1: 0.1, w2: 0.15, w3: 0.2, w4: 0.25, w5: 0.3, w6: 0.35, b1: 0.1, b2: 0.2, x1: 1, x2: 0, y: 1,
    },
  },
  han: {
    says: 'Han and Kamber, three inputs',
    source: { title: 'J. Han, M. Kamber, Data Mining: Concepts and Techniques' },
    state: {
      network: '3-2-1', connect: 'full', biases: 'own', loss: 'half', path: 'w1', rate: 0.9,
      w1: 0.2, w2: 0.4, w3: -0.5, w4: -0.3, w5: 0.1, w6: 0.2, w7: -0.3, w8: -0.2, b1: -0.4, b2: 0.2, b3: 0.1, x1: 1, x2: 0, x3: 1, y: 1,
    },
  },
  micrograd: {
    says: 'micrograd, one tanh',
    source: { title: 'A. Karpathy, micrograd', url: 'https://github.com/karpathy/micrograd' },
    // Its backward pass begins with 1 at the output: with ½(y − ŷ)² that is a target one below the output.
    state: { network: '2-1', connect: 'full', biases: 'own', activation1: 'tanh', loss: 'half', path: 'w1', rate: 0.1, w1: -3, w2: 1, b1: 6.8813735870195432, x1: 2, x2: 0, y: Math.SQRT1_2 - 1 },
  },
}

/** A preset as the query text of an address. */
export function query(id: string): string {
  return new URLSearchParams(Object.entries(presets[id]?.state ?? {}).map(([key, value]) => [key, String(value)])).toString()
}
