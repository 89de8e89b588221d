import { loadavg } from 'node:os'
import * as tf from '@tensorflow/tfjs'
import { defaultSpec, type Spec } from '../src/runs/spec.ts'
import type { Engine } from '../src/training/engines/engine.ts'
import { nodeEngines } from '../src/training/engines/node.ts'
import { classes, layersOf } from '../src/training/network.ts'
import { pixels } from '../src/training/pixels.ts'
import { synthetic } from '../src/training/testing/synthetic.ts'
import { batchOf, begin, shuffled } from '../src/training/train.ts'

const rounds = 5
const data = synthetic(1000, 10, 10)
const specs: readonly Spec[] = [
  { ...defaultSpec, layers: '1000', batch: 100, trainingImages: 1000 },
  { ...defaultSpec, layers: '100', batch: 32, trainingImages: 1000 },
]

/** Images per second of one thread's time, since others use this machine too. */
async function rate(images: number, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return images / ((user + system) / 1e6)
}

/** Steps of the spec on an engine, as `train` takes them. */
async function steps(engine: Engine, spec: Spec, count: number): Promise<number> {
  const session = await engine.open({ ...spec, layers: layersOf(spec) }, begin(spec))
  const order = shuffled(data.splits.train, 1, 1)
  const step = (i: number) => session.step(batchOf(spec, data, order, 1, i % Math.floor(order.length / spec.batch)), i + 1)
  await step(0)
  const per = await rate(count * spec.batch, async () => {
    for (let i = 1; i <= count; i++) await step(i)
  })
  session.close()
  return per
}

/** The same network by tfjs's own layers and `model.fit` on the backend in use. */
async function fit(spec: Spec, count: number): Promise<number> {
  const model = tf.sequential()
  for (const [i, { inputs, outputs, activation }] of layersOf(spec).entries())
    model.add(tf.layers.dense({ units: outputs, activation: i + 1 === layersOf(spec).length ? 'softmax' : (activation as 'relu'), kernelInitializer: 'heUniform', ...(i === 0 && { inputShape: [inputs] }) }))
  model.compile({ optimizer: tf.train.adam(spec.learningRate), loss: 'categoricalCrossentropy' })
  const images = count * spec.batch
  const x = tf.tensor2d(Float32Array.from({ length: images * pixels }, (_, k) => data.images[k % data.images.length]! / 255), [images, pixels])
  const y = tf.oneHot(tf.tensor1d(Array.from({ length: images }, (_, k) => data.labels[k % data.labels.length]!), 'int32'), classes)
  const first = spec.batch
  await model.fit(x.slice([0, 0], [first, pixels]), y.slice([0, 0], [first, classes]), { batchSize: first, verbose: 0 })
  const per = await rate(images, () => model.fit(x, y, { batchSize: spec.batch, epochs: 1, verbose: 0 }))
  model.dispose()
  x.dispose()
  y.dispose()
  return per
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Prints images per second of each engine that runs in Node, beside tfjs's own training on the same backend, in one run. */
for (const spec of specs) {
  const rates: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round++)
    for (const name of ['wasm', 'cpu', 'float64'] as const) {
      const count = name === 'wasm' ? 10 : 1
      ;(rates[name] ??= []).push(await steps(await nodeEngines[name](), spec, count))
      if (name !== 'float64') (rates[`${name}, model.fit`] ??= []).push(await fit(spec, count))
    }
  console.log(`784-${spec.layers}-10, batch ${spec.batch}: images per second of one thread, medians of ${rounds}, load ${loadavg()[0]!.toFixed(1)}`)
  for (const [name, values] of Object.entries(rates)) console.log(`  ${name.padEnd(16)} ${Math.round(median(values)).toLocaleString('en').padStart(8)}`)
  for (const name of ['wasm', 'cpu'] as const) console.log(`  ${name} : model.fit on ${name} = ${(median(rates[name]!) / median(rates[`${name}, model.fit`]!)).toFixed(2)}`)
}
