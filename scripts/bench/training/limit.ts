import { compiled } from '../../../src/training/engines/assembly/compile.ts'
import { type Build, type Kernels } from '../../../src/training/engines/assembly/kernels.ts'
import { busy } from './peer.ts'

/** Asks for GFLOP/s of the best of some products by a build of our own kernels: [rows, inner] times [inner, columns], float32, all in eights. */
export async function bestProduct(build: Build, rows: number, inner: number, columns: number): Promise<() => Promise<number>> {
  const { instance } = await WebAssembly.instantiate(await compiled(build))
  const { memory, own, product } = instance.exports as unknown as Kernels
  const x = own.value
  const w = x + rows * inner * 4
  const bias = w + inner * columns * 4
  const out = bias + columns * 4
  memory.grow(Math.ceil((out + rows * columns * 4) / 65536))
  new Float32Array(memory.buffer).fill(0.5)
  const ten = async () => {
    for (let i = 0; i < 10; i++) product(x, inner * 4, rows, inner * 4, w, bias, out, columns * 4, columns * 4)
  }
  return async () => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 5; round++) best = Math.min(best, (await busy(ten)) / 10)
    return (2 * rows * inner * columns) / best / 1e9
  }
}
