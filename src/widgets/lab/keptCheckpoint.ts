import type { Checkpoint } from '../../training/train.ts'
import { Damaged, type Loose, numberIn, objectIn, textIn } from './seal.ts'

type Tensor = Float32Array | Float64Array
export type NamedTensors = ReadonlyMap<string, Tensor>

/** A checkpoint without its tensors: their lengths and sums, by which each of them is proved when it comes back. */
export interface Head {
  readonly epoch: number
  readonly step: number
  readonly best?: Checkpoint['best']
  readonly tensors: readonly { readonly name: string; readonly of: 'weights' | 'optimizer'; readonly bytes: number; readonly sum: number }[]
}

/** Words that are summed in one go: a few milliseconds. */
const portion = 1 << 20

/** Lets the page do what waits, without the delay that hidden pages give to timers. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

/** Fletcher's two sums over the 32-bit words of a tensor, without holding up the page. */
export async function sumOf(tensor: Tensor): Promise<number> {
  const words = new Uint32Array(tensor.buffer, tensor.byteOffset, tensor.byteLength / 4)
  let [a, b] = [1, 0]
  for (let from = 0; from < words.length; from += portion) {
    if (from > 0) await breathe()
    for (let i = from, to = Math.min(words.length, from + portion); i < to; i++) {
      a = (a + words[i]!) | 0
      b = (b + a) | 0
    }
  }
  return (Math.imul(b, 0x9e3779b1) ^ a) >>> 0
}

/** Takes a checkpoint apart. */
export async function headOf({ epoch, step, best, weights, optimizer }: Checkpoint): Promise<{ head: Head; tensors: NamedTensors }> {
  const all = [...Object.entries(weights).map(([name, t]) => ['weights', name, t] as const), ...Object.entries(optimizer).map(([name, t]) => ['optimizer', name, t] as const)]
  const tensors: Head['tensors'][number][] = []
  for (const [of, name, tensor] of all) tensors.push({ name, of, bytes: tensor.byteLength, sum: await sumOf(tensor) })
  return { head: { epoch, step, ...(best && { best }), tensors }, tensors: new Map(all.map(([, name, tensor]) => [name, tensor])) }
}

export const bytesOf = ({ tensors }: Pick<Head, 'tensors'>): number => tensors.reduce((sum, { bytes }) => sum + bytes, 0)

/** Puts a checkpoint together again. Throws Damaged when a tensor is not the one that was taken out. */
export async function wholeOf(head: Head, tensors: NamedTensors): Promise<Checkpoint> {
  const parts: Record<'weights' | 'optimizer', Record<string, Tensor>> = { weights: {}, optimizer: {} }
  for (const { name, of, bytes, sum } of head.tensors) {
    const tensor = tensors.get(name)
    if (!tensor) throw new Damaged(`its weights ${name} are missing`)
    if (!(tensor instanceof Float32Array || tensor instanceof Float64Array) || tensor.byteLength !== bytes) throw new Damaged(`its weights ${name} are cut short`)
    if ((await sumOf(tensor)) !== sum) throw new Damaged(`the checksum of its weights ${name} is not that of their bytes`)
    parts[of][name] = tensor
  }
  return { epoch: head.epoch, step: head.step, ...(head.best && { best: head.best }), ...parts }
}

/** A head from JSON. Throws Damaged. */
export function headIn(value: unknown): Head {
  const { epoch, step, best, tensors } = objectIn(value, 'its checkpoint')
  if (!Array.isArray(tensors)) throw new Damaged('its weights are missing')
  return {
    epoch: numberIn(epoch, 'its epoch'),
    step: numberIn(step, 'its step'),
    ...(best !== undefined && { best: bestIn(objectIn(best, 'its best epoch')) }),
    tensors: tensors.map((tensor) => {
      const { name, of, bytes, sum } = objectIn(tensor, 'a tensor')
      if (of !== 'weights' && of !== 'optimizer') throw new Damaged('a tensor is of nothing')
      return { name: textIn(name, 'a tensor'), of, bytes: numberIn(bytes, 'its size'), sum: numberIn(sum, 'its checksum') }
    }),
  }
}

const bestIn = ({ epoch, error }: Loose) => ({ epoch: numberIn(epoch, 'its best epoch'), error: numberIn(error, 'its best error') })
