import { blame } from './activation.ts'
import { turn } from './gradient.ts'
import { fill, madd, panel } from './lanes.ts'
import { mostThreads, own, tile } from './own.ts'
import { activate, back, product, productOfList, updateByList, updateWeights } from './parts.ts'
import { count, list } from './sparse.ts'
import { dismiss, help, lead } from './team.ts'
import { prepare, updateBias } from './update.ts'

export { activate, back, blame, count, dismiss, help, lead, list, mostThreads, own, panel, prepare, product, productOfList, turn, updateBias, updateByList, updateWeights }

/** Whether a·b + c is rounded once here: (1 + 2⁻¹²)² − 1 − 2⁻¹¹ is 2⁻²⁴ then, else 0. */
export function fused(): bool {
  const x = fill(1 + 1 / 4096)
  store<V>(tile, madd(x, x, fill(-1 - 1 / 2048)))
  return load<f32>(tile) !== 0
}
