import * as tf from '@tensorflow/tfjs-core'
import { classes, type Layer, shapesOf, type Tensors } from '../network.ts'
import { pixels } from '../pixels.ts'
import { activations, optimizers } from '../rules.ts'
import { type Backend, use } from './backends.ts'
import type { Batch, Engine, Plan, Session, Start } from './engine.ts'
import { tensors } from './tensors.ts'

/** An engine on a backend of tfjs. Rejects with a reason where the backend does not run. */
export async function tfjs(backend: Backend): Promise<Engine> {
  const versions = await use(backend)
  return {
    name: backend.name,
    versions,
    ...(backend.name === 'webgpu' && { lost: trouble((tf.backend() as unknown as { device: GPUDevice }).device) }),
    async open(plan, start) {
      await use(backend)
      return new TfjsSession(backend, plan, start)
    },
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
  }
}

/** tfjs looks at neither: after a loss its reads never answer, after an error its tensors hold anything. */
const trouble = (device: GPUDevice) =>
  new Promise<string>((resolve) => {
    device.lost.then(({ message, reason }) => resolve(message || `the GPU device was lost: ${reason}`), () => undefined)
    device.addEventListener('uncapturederror', ({ error }) => resolve(error.message))
  })

type Named = Record<string, tf.Tensor>

/**
 * The passes are written out: tfjs's own gradients multiply by transposed views, for which its WebAssembly takes a
 * kernel twelve times slower than a transpose followed by a plain product.
 */
class TfjsSession implements Session {
  private readonly backend: Backend
  private readonly plan: Plan
  private weights: Named = {}
  private optimizer: Named = {}

  constructor(backend: Backend, plan: Plan, start: Start) {
    this.backend = backend
    this.plan = plan
    for (const [name, shape] of shapesOf(plan.layers)) {
      this.weights[name] = tf.tensor(Float32Array.from(start.weights[name]!), [...shape])
      for (const slot of optimizers[plan.optimizer].memory) {
        const from = start.optimizer[`${name}.${slot}`]
        this.optimizer[`${name}.${slot}`] = from ? tf.tensor(Float32Array.from(from), [...shape]) : tf.zeros([...shape])
      }
    }
  }

  /** z and a of every layer, a[0] the images. */
  private forward(images: tf.Tensor2D, masks: readonly tf.Tensor[] = []) {
    const z: tf.Tensor2D[] = []
    const a = [images]
    for (const [i, { activation }] of this.plan.layers.entries()) {
      const sums = tf.add(tf.matMul(a[i]!, this.weights[`W${i + 1}`] as tf.Tensor2D), this.weights[`b${i + 1}`]!) as tf.Tensor2D
      const out = activation === 'linear' ? sums : activations[activation].value<tf.Tensor>(tensors, sums)
      z.push(sums)
      a.push((masks[i] ? tf.mul(out, masks[i]) : out) as tf.Tensor2D)
    }
    return { z, a }
  }

  /** Within tf.tidy. */
  private backward({ count, images, labels, masks: kept }: Batch): Named {
    const { layers, weightDecay } = this.plan
    const masks = kept.map((mask, i) => tf.tensor2d(mask, [count, layers[i]!.outputs]))
    const { z, a } = this.forward(tf.tensor2d(images, [count, pixels]), masks)
    const gradients: Named = {}
    const wanted = new Float32Array(count * classes)
    for (let n = 0; n < count; n++) wanted[n * classes + labels[n]!] = 1
    let back = tf.div(tf.sub(tf.softmax(a.at(-1)!), tf.tensor2d(wanted, [count, classes])), count) as tf.Tensor2D
    for (let i = layers.length - 1; i >= 0; i--) {
      const weights = this.weights[`W${i + 1}`] as tf.Tensor2D
      back = slopes(back, z[i]!, layers[i]!, masks[i])
      const perWeight = tf.matMul(tf.transpose(a[i]!), back)
      gradients[`W${i + 1}`] = weightDecay > 0 ? tf.add(perWeight, tf.mul(weights, weightDecay)) : perWeight
      gradients[`b${i + 1}`] = tf.sum(back, 0)
      if (i > 0) back = tf.matMul(back, tf.transpose(weights))
    }
    return gradients
  }

  async step(batch: Batch, time: number): Promise<void> {
    await use(this.backend)
    const { optimizer, learningRate, momentum } = this.plan
    const { memory, update } = optimizers[optimizer]
    tf.tidy(() => {
      for (const [name, gradient] of Object.entries(this.backward(batch))) {
        const slots = memory.map((slot) => `${name}.${slot}`)
        const next = update(tensors, { learningRate, momentum, time }, this.weights[name]!, gradient, slots.map((slot) => this.optimizer[slot]!))
        replace(this.weights, name, next.w)
        for (const [s, slot] of slots.entries()) replace(this.optimizer, slot, next.memory[s]!)
      }
    })
  }

  async gradients(batch: Batch): Promise<Tensors> {
    await use(this.backend)
    const gradients = tf.tidy(() => this.backward(batch))
    const read = await readAll(gradients)
    tf.dispose(gradients)
    return read
  }

  async logits(images: Float32Array, count: number): Promise<Float32Array> {
    await use(this.backend)
    const out = tf.tidy(() => this.forward(tf.tensor2d(images, [count, pixels])).a.at(-1)!)
    const read = (await out.data()) as Float32Array
    out.dispose()
    return read
  }

  async read(): Promise<Start> {
    await use(this.backend)
    return { weights: await readAll(this.weights), optimizer: await readAll(this.optimizer) }
  }

  close(): void {
    tf.dispose([this.weights, this.optimizer])
    this.weights = this.optimizer = {}
  }
}

/** back · mask · f′(z) */
function slopes(back: tf.Tensor2D, z: tf.Tensor2D, { activation }: Layer, mask: tf.Tensor | undefined): tf.Tensor2D {
  const masked = mask ? tf.mul(back, mask) : back
  if (activation === 'linear') return masked as tf.Tensor2D
  const rule = activations[activation]
  return tf.mul(masked, rule.slope<tf.Tensor>(tensors, z, rule.value<tf.Tensor>(tensors, z))) as tf.Tensor2D
}

/** Keeps a tensor beyond its tidy in the place of another. */
function replace(held: Named, name: string, next: tf.Tensor): void {
  held[name]!.dispose()
  held[name] = tf.keep(next)
}

/** Copies: the cpu backend would hand out its own memory. */
async function readAll(named: Named): Promise<Tensors> {
  const read = await Promise.all(Object.entries(named).map(async ([name, tensor]) => [name, ((await tensor.data()) as Float32Array).slice()] as const))
  return Object.fromEntries(read)
}
