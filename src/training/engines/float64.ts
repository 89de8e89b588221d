import { classes, type Layer, shapesOf, type Tensors } from '../network.ts'
import { activations, optimizers } from '../rules.ts'
import type { Batch, Engine, Plan, Session, Start } from './engine.ts'
import { forward, multiply } from './forward.ts'
import { numbers } from './numbers.ts'

/** Plain loops in 64 bits: slow, on every machine, and what all other engines are held against. */
export const float64: Engine = {
  name: 'float64',
  versions: {},
  async open(plan, start) {
    const session = new Float64Session(plan, start)
    open.add(session)
    return session
  },
  memory: () => ({ tensors: [...open].reduce((n, s) => n + s.held().length, 0), bytes: [...open].reduce((n, s) => n + s.held().reduce((b, t) => b + t.byteLength, 0), 0) }),
}

const open = new Set<Float64Session>()

class Float64Session implements Session {
  private readonly plan: Plan
  private readonly weights: Record<string, Float64Array> = {}
  private readonly optimizer: Record<string, Float64Array> = {}

  constructor(plan: Plan, start: Start) {
    this.plan = plan
    for (const [name, shape] of shapesOf(plan.layers)) {
      this.weights[name] = Float64Array.from(start.weights[name]!)
      for (const slot of optimizers[plan.optimizer].memory) {
        const key = `${name}.${slot}`
        this.optimizer[key] = start.optimizer[key] ? Float64Array.from(start.optimizer[key]) : new Float64Array(shape.reduce((a, b) => a * b))
      }
    }
  }

  held = () => [...Object.values(this.weights), ...Object.values(this.optimizer)]

  private forward(images: Float32Array, count: number, masks: readonly Float32Array[]) {
    return forward(this.plan.layers, this.weights, images, count, masks)
  }

  async gradients({ count, images, labels, masks }: Batch): Promise<Tensors> {
    const { layers, weightDecay } = this.plan
    const { z, a } = this.forward(images, count, masks)
    const gradients: Record<string, Float64Array> = {}
    let back = softmaxLess(a.at(-1)!, labels, count)
    for (let i = layers.length - 1; i >= 0; i--) {
      const { inputs, outputs, activation } = layers[i]!
      slopes(back, z[i]!, activation, masks[i])
      const weights = this.weights[`W${i + 1}`]!
      const perWeight = weights.map((w) => weightDecay * w)
      multiply(perWeight, transpose(a[i]!, count, inputs), back, inputs, count, outputs)
      gradients[`W${i + 1}`] = perWeight
      gradients[`b${i + 1}`] = columnSums(back, outputs)
      if (i === 0) break
      const next = new Float64Array(count * inputs)
      multiply(next, back, transpose(weights, inputs, outputs), count, outputs, inputs)
      back = next
    }
    return gradients
  }

  async step(batch: Batch, time: number): Promise<void> {
    const { optimizer, learningRate, momentum } = this.plan
    const { memory, update } = optimizers[optimizer]
    for (const [name, gradient] of Object.entries(await this.gradients(batch))) {
      const weights = this.weights[name]!
      const slots = memory.map((slot) => this.optimizer[`${name}.${slot}`]!)
      for (let k = 0; k < weights.length; k++) {
        const next = update(numbers, { learningRate, momentum, time }, weights[k]!, gradient[k]!, slots.map((slot) => slot[k]!))
        weights[k] = next.w
        for (const [s, slot] of slots.entries()) slot[k] = next.memory[s]!
      }
    }
  }

  logits = async (images: Float32Array, count: number) => this.forward(images, count, []).a.at(-1)!

  read = async () => ({ weights: structuredClone(this.weights), optimizer: structuredClone(this.optimizer) })

  close = () => void open.delete(this)
}

function transpose(a: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(a.length)
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = a[r * columns + c]!
  return turned
}

function columnSums(a: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns)
  for (let k = 0; k < a.length; k++) sums[k % columns]! += a[k]!
  return sums
}

/** The gradient of the mean cross-entropy by the logits: (softmax − one-hot) / count. */
function softmaxLess(logits: Float64Array, labels: Uint8Array, count: number): Float64Array {
  const out = new Float64Array(logits.length)
  for (let n = 0; n < count; n++) {
    const row = logits.subarray(n * classes, (n + 1) * classes)
    const top = Math.max(...row)
    const powers = row.map((x) => Math.exp(x - top))
    const sum = powers.reduce((a, b) => a + b)
    for (const [c, p] of powers.entries()) out[n * classes + c] = (p / sum - (c === labels[n] ? 1 : 0)) / count
  }
  return out
}

/** back *= mask · f′(z), in place. */
function slopes(back: Float64Array, z: Float64Array, activation: Layer['activation'], mask: Float32Array | undefined): void {
  const rule = activation === 'linear' ? undefined : activations[activation]
  for (let k = 0; k < back.length; k++) {
    if (mask) back[k]! *= mask[k]!
    if (rule) back[k]! *= rule.slope(numbers, z[k]!, rule.value(numbers, z[k]!))
  }
}
