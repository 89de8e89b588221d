import { apartFromSeed } from '../runs/bands.ts'
import type { Spec } from '../runs/spec.ts'
import { layersOf } from './network.ts'
import { pixels } from './pixels.ts'
import { portion } from './score.ts'

/** Bytes that every WebGPU device binds as one buffer: the least `maxStorageBufferBindingSize` that the standard allows. */
const buffer = 128 * 2 ** 20

/** How many networks of a spec fit side by side: the largest tensor of a step or a score lies in one buffer. */
export function fits(spec: Spec): number {
  const layers = layersOf(spec)
  const widest = Math.max(pixels, ...layers.map(({ outputs }) => outputs))
  const largest = Math.max(widest * Math.max(spec.batch, portion), ...layers.map(({ inputs, outputs }) => inputs * outputs))
  return Math.max(1, Math.floor(buffer / (largest * Float32Array.BYTES_PER_ELEMENT)))
}

/** What may be trained as one computation: specs that differ in their seed alone, as many as fit, in parts of about one size. In the order of the first of each. */
export function groupsOf<T>(items: readonly T[], specOf: (item: T) => Spec): T[][] {
  return [...Map.groupBy(items, (item) => apartFromSeed(specOf(item))).values()].flatMap((alike) => {
    const parts = Math.ceil(alike.length / fits(specOf(alike[0]!)))
    const size = Math.ceil(alike.length / parts)
    return Array.from({ length: Math.ceil(alike.length / size) }, (_, i) => alike.slice(i * size, (i + 1) * size))
  })
}
