import { classes, shapesOf, type Tensors } from '../../network.ts'
import { pixels } from '../../pixels.ts'
import { optimizers } from '../../rules.ts'
import type { Batch, Plan, Session, Start } from '../engine.ts'
import { activationCodes, gradientCode, optimizerCodes } from './codes.ts'
import type { Kernels } from './kernels.ts'
import { pack, type Panels, unpack } from './panels.ts'
import { imageBytes, lay, mostListed, type Places } from './places.ts'

/** Images that a pass forward takes at once. */
const portion = 500

const tiny = 1e-8

/** One network in the memory of one instance of the kernels, which it hands back when it is closed. */
export class AssemblySession implements Session {
  private readonly plan: Plan
  private readonly kernels: Kernels
  private readonly names: readonly string[]
  private readonly slots: readonly string[]
  private readonly width: number
  private readonly release: (session: AssemblySession) => void
  private rows = portion
  private places: Places
  private numbers!: Float32Array
  private bytes!: Uint8Array

  constructor(kernels: Kernels, plan: Plan, start: Start, release: AssemblySession['release']) {
    this.kernels = kernels
    this.plan = plan
    this.release = release
    this.names = shapesOf(plan.layers).map(([name]) => name)
    this.slots = optimizers[plan.optimizer].memory
    this.width = kernels.panel.value / 4
    this.places = this.make(portion)
    this.bytes.fill(0, kernels.own.value)
    for (const name of this.names) {
      pack(this.numbers, this.panels(name, 0), this.width, start.weights[name]!)
      for (const [s, slot] of this.slots.entries()) {
        const remembered = start.optimizer[`${name}.${slot}`]
        if (remembered) pack(this.numbers, this.panels(name, (s + 1) * this.places.apart), this.width, remembered)
      }
    }
  }

  get tensors(): number {
    return this.names.length * (1 + this.slots.length)
  }

  get size(): number {
    return this.bytes.byteLength
  }

  /** Makes room for so many images at once. */
  private make(rows: number): Places {
    const { memory, own } = this.kernels
    const places = lay(this.plan.layers, this.slots.length, rows, own.value)
    const missing = places.end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / 65536))
    this.numbers = new Float32Array(memory.buffer)
    this.bytes = new Uint8Array(memory.buffer)
    this.rows = rows
    return places
  }

  /** @param on bytes from the weight itself to what is asked of it */
  private panels(name: string, on: number): Panels {
    const i = Number(name.slice(1)) - 1
    const { inputs, outputs } = this.plan.layers[i]!
    const { weights, bias, inner } = this.places.layers[i]!
    const isWeight = name.startsWith('W')
    return { at: ((isWeight ? weights : bias) + on) / 4, rows: isWeight ? inputs : 1, columns: outputs, height: isWeight ? inner / 4 : 1 }
  }

  /** The pass forward; returns whether the images were taken by their list. */
  private forward(images: Float32Array, count: number, training: boolean, masks: readonly Float32Array[] = []): boolean {
    if (count > this.rows) this.places = this.make(count)
    const { kernels, numbers, places: { images: x, layers, lists } } = this
    numbers.set(images, x / 4)
    numbers.fill(0, x / 4 + count * pixels, x / 4 + Math.ceil(count / 4) * 4 * pixels)
    const listed = kernels.count(x, count, pixels, lists.counts) <= mostListed(count)
    let from = x
    let stride = imageBytes
    for (const [i, { weights, bias, inner, columns, stride: next, out, slope, mask }] of layers.entries()) {
      const layer = this.plan.layers[i]!
      if (i === 0 && listed) {
        kernels.list(x, count, pixels, lists.counts, lists.ends, lists.byRow, lists.byColumn, next)
        kernels.productOfList(lists.ends, lists.byRow, count, inner, weights, bias, out, next, columns)
      } else kernels.product(from, stride, count, inner, weights, bias, out, next, columns)
      if (masks[i]) numbers.set(masks[i], mask / 4)
      kernels.activate(activationCodes[layer.activation], out, training ? slope : 0, next, count, layer.outputs, masks[i] ? mask : 0)
      from = out
      stride = next
    }
    return listed
  }

  /** The pass back after a pass forward, and a step with every gradient as soon as it is there. */
  private pass({ count, images, labels, masks }: Batch): void {
    const listed = this.forward(images, count, true, masks)
    const { kernels, places } = this
    this.bytes.set(labels, places.labels)
    const last = places.layers.at(-1)!
    kernels.blame(last.out, last.slope, last.stride, count, classes, places.labels)
    let g = last.out
    for (let i = places.layers.length - 1; i >= 0; i--) {
      const { weights, bias, inner, columns, stride } = places.layers[i]!
      const below = places.layers[i - 1]
      // Before its weights move: the gradient takes the place of the slopes.
      if (below) kernels.back(g, stride, count, columns, weights, inner, below.slope, below.slope, below.stride)
      if (!below && listed) kernels.updateByList(places.lists.counts, places.lists.byColumn, g, count, weights, inner, columns, this.plan.weightDecay)
      else {
        const [x, xStride] = below ? [below.out, below.stride] : [places.images, imageBytes]
        kernels.turn(x, xStride, count, inner, places.turned)
        kernels.updateWeights(places.turned, g, stride, count, weights, inner, columns, this.plan.weightDecay)
      }
      kernels.updateBias(bias, g, stride, count, columns)
      if (below) g = below.slope
    }
  }

  async step(batch: Batch, time: number): Promise<void> {
    const { optimizer, learningRate, momentum } = this.plan
    // Adam's two corrections, drawn into the rate and what keeps it from dividing by zero
    const whole = optimizer === 'adam' ? Math.sqrt(1 - 0.999 ** time) : 1
    const rate = optimizer === 'adam' ? (learningRate * whole) / (1 - 0.9 ** time) : learningRate
    this.kernels.prepare(optimizerCodes[optimizer], rate, momentum, tiny * whole, this.places.apart)
    this.pass(batch)
  }

  async gradients(batch: Batch): Promise<Tensors> {
    if (batch.count > this.rows) this.places = this.make(batch.count)
    const on = this.places.gradients - this.places.layers[0]!.weights
    this.kernels.prepare(gradientCode, 0, 0, 0, on)
    this.pass(batch)
    return Object.fromEntries(this.names.map((name) => [name, unpack(this.numbers, this.panels(name, on), this.width)]))
  }

  async logits(images: Float32Array, count: number): Promise<Float32Array> {
    const logits = new Float32Array(count * classes)
    for (let first = 0; first < count; first += portion) {
      const some = Math.min(portion, count - first)
      this.forward(images.subarray(first * pixels, (first + some) * pixels), some, false)
      const { out, stride } = this.places.layers.at(-1)!
      for (let n = 0; n < some; n++) logits.set(this.numbers.subarray((out + n * stride) / 4, (out + n * stride) / 4 + classes), (first + n) * classes)
    }
    return logits
  }

  async read(): Promise<Start> {
    const out = (name: string, on: number) => unpack(this.numbers, this.panels(name, on), this.width)
    return {
      weights: Object.fromEntries(this.names.map((name) => [name, out(name, 0)])),
      optimizer: Object.fromEntries(this.names.flatMap((name) => this.slots.map((slot, s) => [`${name}.${slot}`, out(name, (s + 1) * this.places.apart)]))),
    }
  }

  close(): void {
    this.release(this)
  }
}

