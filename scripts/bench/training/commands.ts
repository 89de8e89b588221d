import { pixels } from '../../../src/training/pixels.ts'
import { portion } from '../../../src/training/score.ts'
import type { Commands } from '../../../src/components/graphics.ts'
import type { Spec } from '../../../src/runs/spec.ts'
import type { Data } from '../../../src/training/data.ts'
import type { Engine } from '../../../src/training/engines/engine.ts'
import { batchOf, begin, planOf } from '../../../src/training/train.ts'

/** Counts what a device is told from now on. */
export function listen(device: GPUDevice): () => Commands {
  const sizes = new WeakMap<object, number>()
  let [dispatches, bytes] = [0, 0]
  const group = device.createBindGroup.bind(device)
  device.createBindGroup = (descriptor) => {
    const made = group(descriptor)
    const buffers = [...descriptor.entries].flatMap(({ resource }) => ('buffer' in resource ? [resource.size ?? resource.buffer.size] : []))
    sizes.set(made, buffers.reduce((sum, size) => sum + size, 0))
    return made
  }
  const encoder = device.createCommandEncoder.bind(device)
  device.createCommandEncoder = (descriptor) => {
    const made = encoder(descriptor)
    const begin = made.beginComputePass.bind(made)
    made.beginComputePass = (descriptor) => {
      const pass = begin(descriptor)
      const dispatch = pass.dispatchWorkgroups.bind(pass)
      pass.dispatchWorkgroups = (...counts) => {
        dispatches++
        dispatch(...counts)
      }
      const bind = pass.setBindGroup.bind(pass) as (index: number, group: GPUBindGroup | null) => undefined
      pass.setBindGroup = ((index: number, group: GPUBindGroup | null) => {
        bytes += (group && sizes.get(group)) ?? 0
        return bind(index, group)
      }) as typeof pass.setBindGroup
      return pass
    }
    return made
  }
  return () => ({ dispatches, bytes })
}

/** What a step, and the scoring of a portion of images, tell the device: of two networks as one computation, the bytes halved. @param heard what `listen` gave */
export async function commandsOf(engine: Engine, heard: () => Commands, spec: Spec, data: Data): Promise<{ step: Commands; portion: Commands }> {
  const specs = [0, 1].map((more) => ({ ...spec, seed: spec.seed + more }))
  const order = data.splits.train.subarray(0, spec.trainingImages)
  const ensemble = await engine.openEnsemble!(planOf(spec), specs.map(begin))
  const images = new Float32Array(portion * pixels)
  const during = async (work: () => Promise<unknown>): Promise<Commands> => {
    const before = heard()
    await work()
    const after = heard()
    return { dispatches: after.dispatches - before.dispatches, bytes: (after.bytes - before.bytes) / specs.length }
  }
  try {
    const step = await during(() => ensemble.step(specs.map((one) => batchOf(one, data, order, 1, 0)), 1))
    return { step, portion: await during(() => ensemble.logits(images, portion)) }
  } finally {
    ensemble.close()
  }
}
