import * as tf from '@tensorflow/tfjs'
import { classes, layersOf } from '../../../src/training/network.ts'
import { pixels } from '../../../src/training/pixels.ts'
import { busy, type Peer } from './peer.ts'

/** The same network by tfjs's own layers and `model.fit`. Its backend must have been started. */
export const fit = (backend: 'wasm' | 'cpu', steps: number): Peer => ({
  name: `tfjs ${backend}, model.fit`,
  steps,
  async open(spec, batches) {
    await tf.setBackend(backend)
    const layers = layersOf(spec)
    const model = tf.sequential()
    for (const [i, { inputs, outputs, activation }] of layers.entries())
      model.add(tf.layers.dense({ units: outputs, activation: i + 1 === layers.length ? 'softmax' : (activation as 'relu'), kernelInitializer: 'heUniform', ...(i === 0 && { inputShape: [inputs] }) }))
    model.compile({ optimizer: tf.train.adam(spec.learningRate), loss: 'categoricalCrossentropy' })
    const run = (count: number) => {
      const some = Array.from({ length: count }, (_, i) => batches[i % batches.length]!)
      const images = new Float32Array(count * spec.batch * pixels)
      for (const [i, batch] of some.entries()) images.set(batch.images, i * spec.batch * pixels)
      const x = tf.tensor2d(images, [count * spec.batch, pixels])
      const y = tf.oneHot(tf.tensor1d(some.flatMap(({ labels }) => [...labels]), 'int32'), classes)
      return busy(() => model.fit(x, y, { batchSize: spec.batch, epochs: 1, verbose: 0 })).finally(() => tf.dispose([x, y]))
    }
    return {
      async run(count) {
        await tf.setBackend(backend)
        return run(count)
      },
      close: () => void model.dispose(),
    }
  },
})
