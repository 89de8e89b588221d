import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np, tree } from '@jax-js/jax'
import { classes, shapesOf, layersOf } from '../../../src/training/network.ts'
import { pixels } from '../../../src/training/pixels.ts'
import { begin } from '../../../src/training/train.ts'
import { busy, type Peer } from './peer.ts'

type A = np.Array

/** One hidden layer of ReLU and Adam, as a function of arrays that jit compiles. Every use but the last of an array takes a reference. */
function compile(count: number) {
  const loss = ([W1, b1, W2, b2]: [A, A, A, A], x: A, y: A): A => {
    const h = nn.relu(np.matmul(x, W1).add(b1))
    return nn.logSoftmax(np.matmul(h, W2).add(b2)).mul(y).sum().mul(-1 / count)
  }
  return jit((weights: A[], mean: A[], square: A[], x: A, y: A, rate: A, tiny: A) => {
    const g = grad(loss)(tree.ref(weights) as [A, A, A, A], x, y) as A[]
    const means = mean.map((m, i) => m.mul(0.9).add(g[i]!.ref.mul(0.1)))
    const squares = square.map((v, i) => v.mul(0.999).add(np.square(g[i]!).mul(0.001)))
    const next = weights.map((w, i) => w.sub(means[i]!.ref.div(np.sqrt(squares[i]!.ref).add(tiny.ref)).mul(rate.ref)))
    rate.dispose()
    tiny.dispose()
    return [next, means, squares]
  })
}

/** jax-js on WebAssembly, the whole step under jit. */
export const jax: Peer = {
  name: 'jax-js wasm, jit',
  steps: 8,
  async open(spec, batches) {
    await init('wasm')
    defaultDevice('wasm')
    const step = compile(spec.batch)
    const start = begin(spec).weights
    const shapes = shapesOf(layersOf(spec))
    const zeros = () => shapes.map(([, shape]) => np.zeros([...shape]))
    let state: A[][] = [shapes.map(([name, shape]) => np.array(start[name] as Float32Array<ArrayBuffer>).reshape([...shape])), zeros(), zeros()]
    const ready = batches.map(({ images, labels, count }) => ({
      x: np.array(images as Float32Array<ArrayBuffer>).reshape([count, pixels]),
      y: nn.oneHot(np.array(Int32Array.from(labels), { dtype: np.int32 }), classes),
    }))
    let time = 0
    return {
      run: (count) =>
        busy(async () => {
          for (let i = 0; i < count; i++) {
            const { x, y } = ready[time++ % ready.length]!
            const whole = Math.sqrt(1 - 0.999 ** time)
            const [weights, mean, square] = state as [A[], A[], A[]]
            state = step(weights, mean, square, x.ref, y.ref, np.array((spec.learningRate * whole) / (1 - 0.9 ** time)), np.array(1e-8 * whole)) as A[][]
          }
          await blockUntilReady(state)
        }),
      close: () => tree.dispose([state, ready] as never),
    }
  },
}
