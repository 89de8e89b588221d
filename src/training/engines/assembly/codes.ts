import type { Activation, Optimizer } from '../../../runs/spec.ts'

/** What the kernels call an activation: `kind` in kernels/activation.ts. */
export const activationCodes: Record<Activation, number> = { linear: 0, relu: 1, 'leaky-relu': 2, logistic: 3, tanh: 4, gelu: 5, silu: 6 }

/** What they call an optimizer: `kind` in kernels/update.ts. */
export const optimizerCodes: Record<Optimizer, number> = { sgd: 0, momentum: 1, adam: 2, rmsprop: 3 }

/** In place of an optimizer: leave the weights alone and write the gradient where its first memory would be. */
export const gradientCode = 4
