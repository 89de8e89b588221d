import { defaults } from '../../../src/fields/state.ts'
import { solve } from '../../../src/solution/solve.ts'
import type { Layer } from './layer.ts'
import problem from './problem.ts'

/** In which convolution of a block the stride is taken: the first one, of 1 × 1, as published, or the second, of 3 × 3, as in torchvision. */
export type StrideIn = '1x1' | '3x3'

function macs(size: number, channels: number, filters: number, kernel: number, stride: number): number {
  const layer: Layer = {
    ...defaults(problem.inputs),
    width: size, height: size, channels, filters,
    kernel: String(kernel), stride: String(stride), padding: String(Math.floor(kernel / 2)),
    bias: false, pool: '1', poolStride: '1',
  }
  return solve(problem, layer).values.macs ?? Number.NaN
}

/** Blocks of each stage and the width of their middle convolution: ResNet-50 of He and others, arXiv 1512.03385, table 1. */
const stages = [[3, 64], [4, 128], [6, 256], [3, 512]] as const

/** Multiply-adds of ResNet-50 for one image of 224 × 224: every convolution by this chapter's formula, and the dense layer. */
export function resnet50(strideIn: StrideIn): number {
  let total = macs(224, 3, 64, 7, 2)
  let [size, channels] = [56, 64]
  stages.forEach(([blocks, middle], stage) => {
    for (let block = 0; block < blocks; block++) {
      const stride = block === 0 && stage > 0 ? 2 : 1
      const inside = strideIn === '1x1' ? size / stride : size
      total += macs(size, channels, middle, 1, strideIn === '1x1' ? stride : 1)
      total += macs(inside, middle, middle, 3, strideIn === '3x3' ? stride : 1)
      if (block === 0) total += macs(size, channels, 4 * middle, 1, stride)
      size /= stride
      total += macs(size, middle, 4 * middle, 1, 1)
      channels = 4 * middle
    }
  })
  return total + channels * 1000
}
