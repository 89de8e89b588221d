import { activate, blame } from './activation.ts'
import { back } from './back.ts'
import { updateWeights } from './gradient.ts'
import { fill, madd, panel } from './lanes.ts'
import { product } from './product.ts'
import { count, list, productOfList, updateByList } from './sparse.ts'
import { prepare, updateBias } from './update.ts'

export { activate, back, blame, count, list, panel, prepare, product, productOfList, updateBias, updateByList, updateWeights }

/** The bytes of this memory from 0 to 255 are the kernels' own: one tile of a gradient on its way to its step. */
export const own: usize = 256

/** Whether a·b + c is rounded once here: (1 + 2⁻¹²)² − 1 − 2⁻¹¹ is 2⁻²⁴ then, else 0. */
export function fused(): bool {
  const x = fill(1 + 1 / 4096)
  store<V>(0, madd(x, x, fill(-1 - 1 / 2048)))
  return load<f32>(0) !== 0
}
