import { defaults } from '../../../src/fields/state.ts'
import { forward } from './forward.ts'
import { layers } from './layers.ts'
import problem from './problem.ts'

const own = layers(defaults(problem.inputs))
const output = (x: readonly number[]) => forward(own, 'relu', { c: 1, d: 0 }, x).at(-1)!

/** An affine map has f(a) + f(−a) = 2f(0); both sides for the chapter's network with a ReLU between its layers. */
export const bend = {
  pair: output([2, 1]).map((y, i) => y + output([-2, -1])[i]!),
  middle: output([0, 0]).map((y) => 2 * y),
} as const
