import * as tf from '@tensorflow/tfjs-core'
import { classes, type Layer, shapesOf, type Tensors } from '../network.ts'
import { pixels } from '../pixels.ts'
import { activations, optimizers } from '../rules.ts'
import { type Backend, use } from './backends.ts'
import { type Batch, type Engine, type Ensemble, ensembling, type Plan, type Session, type Start } from './engine.ts'
import { tensors } from './tensors.ts'

/** An engine on a backend of tfjs. Rejects with a reason where the backend does not run. @param ensembles whether it offers several networks as one computation */
export async function tfjs(backend: Backend, ensembles = ensembling.includes(backend.name)): Promise<Engine> {
  const versions = await use(backend)
  return {
    name: backend.name,
    versions,
    ...(backend.name === 'webgpu' && { lost: trouble((tf.backend() as unknown as { device: GPUDevice }).device) }),
    async open(plan, start) {
      await use(backend)
      return alone(new Networks(backend, plan, [start], []))
    },
    ...(ensembles && {
      async openEnsemble(plan, starts) {
        await use(backend)
        return new Networks(backend, plan, starts, [starts.length])
      },
    }),
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
 * One network, or several as one computation: every tensor of several has a leading axis of networks. For one there is no
 * such axis, since WebAssembly takes a slow kernel for products of batches of matrices.
 *
 * The passes are written out: tfjs's own gradients multiply by transposed views, for which its WebAssembly takes a
 * kernel twelve times slower than a transpose followed by a plain product.
 */
class Networks implements Ensemble {
  private readonly backend: Backend
  private readonly plan: Plan
  /** What shapes begin with: nothing, or how many networks there are. */
  private lead: readonly [] | readonly [networks: number]
  private weights: Named = {}
  private optimizer: Named = {}

  constructor(backend: Backend, plan: Plan, starts: readonly Start[], lead: readonly [] | readonly [networks: number]) {
    this.backend = backend
    this.plan = plan
    this.lead = lead
    for (const [name, shape] of shapesOf(plan.layers)) {
      // A bias is spread over the images of its own network.
      const whole = [...lead, ...(shape.length === 1 ? lead.map(() => 1) : []), ...shape]
      this.weights[name] = tf.tensor(joined(starts.map(({ weights }) => weights[name]!)), whole)
      for (const slot of optimizers[plan.optimizer].memory) {
        const key = `${name}.${slot}`
        const size = shape.reduce((a, b) => a * b)
        this.optimizer[key] = starts.some(({ optimizer }) => optimizer[key]) ? tf.tensor(joined(starts.map(({ optimizer }) => optimizer[key] ?? new Float32Array(size))), whole) : tf.zeros(whole)
      }
    }
  }

  /** z and a of every layer, a[0] the images. */
  private forward(images: tf.Tensor, masks: readonly tf.Tensor[] = []) {
    const z: tf.Tensor[] = []
    const a = [images]
    for (const [i, { activation }] of this.plan.layers.entries()) {
      const sums = tf.add(tf.matMul(a[i]!, this.weights[`W${i + 1}`]!), this.weights[`b${i + 1}`]!)
      const out = activation === 'linear' ? sums : activations[activation].value<tf.Tensor>(tensors, sums)
      z.push(sums)
      a.push(masks[i] ? tf.mul(out, masks[i]) : out)
    }
    return { z, a }
  }

  /** Within tf.tidy. */
  private backward(batches: readonly Batch[]): Named {
    const { layers, weightDecay } = this.plan
    const { count, masks: kept } = batches[0]!
    // A step's own arrays need no copy where there is one network: nothing writes to them after it.
    const over = (parts: readonly Float32Array[], columns: number) => tf.tensor(parts.length === 1 ? parts[0]! : joined(parts), [...this.lead, count, columns])
    const masks = kept.map((_, i) => over(batches.map((batch) => batch.masks[i]!), layers[i]!.outputs))
    const { z, a } = this.forward(over(batches.map(({ images }) => images), pixels), masks)
    const gradients: Named = {}
    let back = tf.div(tf.sub(tf.softmax(a.at(-1)!), over(batches.map(({ labels }) => oneHot(labels)), classes)), count)
    for (let i = layers.length - 1; i >= 0; i--) {
      const weights = this.weights[`W${i + 1}`]!
      back = slopes(back, z[i]!, layers[i]!, masks[i])
      const perWeight = tf.matMul(this.turned(a[i]!), back)
      gradients[`W${i + 1}`] = weightDecay > 0 ? tf.add(perWeight, tf.mul(weights, weightDecay)) : perWeight
      gradients[`b${i + 1}`] = tf.sum(back, this.lead.length, this.lead.length > 0)
      if (i > 0) back = tf.matMul(back, this.turned(weights))
    }
    return gradients
  }

  /** Each matrix transposed. */
  private turned = (matrices: tf.Tensor) => tf.transpose(matrices, this.lead.length > 0 ? [0, 2, 1] : [1, 0])

  async step(batches: readonly Batch[], time: number): Promise<void> {
    await use(this.backend)
    const { optimizer, learningRate, momentum } = this.plan
    const { memory, update } = optimizers[optimizer]
    tf.tidy(() => {
      for (const [name, gradient] of Object.entries(this.backward(batches))) {
        const slots = memory.map((slot) => `${name}.${slot}`)
        const next = update(tensors, { learningRate, momentum, time }, this.weights[name]!, gradient, slots.map((slot) => this.optimizer[slot]!))
        replace(this.weights, name, next.w)
        for (const [s, slot] of slots.entries()) replace(this.optimizer, slot, next.memory[s]!)
      }
    })
  }

  async gradients(batches: readonly Batch[]): Promise<readonly Tensors[]> {
    await use(this.backend)
    const gradients = tf.tidy(() => this.backward(batches))
    const read = await Promise.all(batches.map((_, place) => this.readAll(gradients, place)))
    tf.dispose(gradients)
    return read
  }

  async logits(images: Float32Array, count: number): Promise<readonly Float32Array[]> {
    await use(this.backend)
    // One set of images, against the weights of each network.
    const out = tf.tidy(() => this.forward(tf.tensor(images, [...this.lead.map(() => 1), count, pixels])).a.at(-1)!)
    const read = (await out.data()) as Float32Array
    out.dispose()
    const size = count * classes
    return Array.from({ length: read.length / size }, (_, place) => read.subarray(place * size, (place + 1) * size))
  }

  async read(place: number): Promise<Start> {
    await use(this.backend)
    return { weights: await this.readAll(this.weights, place), optimizer: await this.readAll(this.optimizer, place) }
  }

  async keep(places: readonly number[]): Promise<void> {
    await use(this.backend)
    this.lead = [places.length]
    tf.tidy(() => {
      const these = tf.tensor1d([...places], 'int32')
      for (const held of [this.weights, this.optimizer]) for (const [name, tensor] of Object.entries(held)) replace(held, name, tf.gather(tensor, these))
    })
  }

  close(): void {
    tf.dispose([this.weights, this.optimizer])
    this.weights = this.optimizer = {}
  }

  /** Copies, of one network: the cpu backend would hand out its own memory. */
  private async readAll(named: Named, place: number): Promise<Tensors> {
    const read = await Promise.all(Object.entries(named).map(async ([name, tensor]) => [name, await this.readOne(tensor, place)] as const))
    return Object.fromEntries(read)
  }

  private async readOne(tensor: tf.Tensor, place: number): Promise<Float32Array> {
    const part = this.lead.length > 0 ? tf.slice(tensor, place, 1) : tensor
    const read = ((await part.data()) as Float32Array).slice()
    if (part !== tensor) part.dispose()
    return read
  }
}

/** The one network of a session. */
const alone = (network: Ensemble): Session => ({
  step: (batch, time) => network.step([batch], time),
  gradients: async (batch) => (await network.gradients([batch]))[0]!,
  logits: async (images, count) => (await network.logits(images, count))[0]!,
  read: () => network.read(0),
  close: () => network.close(),
})

/** One after another. A single one is copied, too: tfjs's cpu backend keeps the array that it is given. */
function joined(parts: readonly (Float32Array | Float64Array)[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function oneHot(labels: Uint8Array): Float32Array {
  const wanted = new Float32Array(labels.length * classes)
  for (const [n, label] of labels.entries()) wanted[n * classes + label] = 1
  return wanted
}

/** back · mask · f′(z) */
function slopes(back: tf.Tensor, z: tf.Tensor, { activation }: Layer, mask: tf.Tensor | undefined): tf.Tensor {
  const masked = mask ? tf.mul(back, mask) : back
  if (activation === 'linear') return masked
  const rule = activations[activation]
  return tf.mul(masked, rule.slope<tf.Tensor>(tensors, z, rule.value<tf.Tensor>(tensors, z)))
}

/** Keeps a tensor beyond its tidy in the place of another. */
function replace(held: Named, name: string, next: tf.Tensor): void {
  held[name]!.dispose()
  held[name] = tf.keep(next)
}
