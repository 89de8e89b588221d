import { compiled } from '../../../src/training/engines/assembly/compile.ts'
import { type Build, type Kernels } from '../../../src/training/engines/assembly/kernels.ts'
import { busy } from './peer.ts'

/** GFLOP/s of the best of many products by a build of our own kernels: [rows, inner] times [inner, columns], float32, all in eights. */
export async function bestProduct(build: Build, rows: number, inner: number, columns: number): Promise<number> {
  const { instance } = await WebAssembly.instantiate(await compiled(build))
  const { memory, own, product } = instance.exports as unknown as Kernels
  const x = own.value
  const w = x + rows * inner * 4
  const bias = w + inner * columns * 4
  const out = bias + columns * 4
  memory.grow(Math.ceil((out + rows * columns * 4) / 65536))
  new Float32Array(memory.buffer).fill(0.5)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 30; round++)
    best = Math.min(best, await busy(async () => {
      for (let i = 0; i < 10; i++) product(x, inner * 4, rows, inner * 4, w, bias, out, columns * 4, columns * 4)
    }) / 10)
  return (2 * rows * inner * columns) / best / 1e9
}
