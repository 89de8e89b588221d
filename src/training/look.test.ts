import { expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { float64 } from './engines/float64.ts'
import { activations, look, thinned } from './look.ts'
import { initialWeights, layersOf, type Tensors } from './network.ts'
import { imagesAt } from './score.ts'
import { synthetic } from './testing/synthetic.ts'

const data = synthetic(100, 150, 30)
const spec: Spec = { ...defaultSpec, layers: '7,5', dropout: 0.5, trainingImages: 50 }
/** Weights with biases that leave some units off everywhere. */
const weights: Tensors = Object.fromEntries(
  Object.entries(initialWeights(spec)).map(([name, tensor]) => {
    const random = draw('look', name)
    return [name, name.startsWith('b') ? Float32Array.from(tensor, (_, k) => (k % 3 === 0 ? -50 : random())) : tensor]
  }),
)

/** One image, one unit after the other, by the definition. */
function byHand(image: Uint8Array, keep: (layer: number, unit: number) => number = () => 1): number[][] {
  let a = Array.from(image, (p) => Math.fround(p / 255))
  return layersOf(spec).map(({ inputs, outputs, activation }, l) => {
    a = Array.from({ length: outputs }, (_, o) => {
      let z = weights[`b${l + 1}`]![o]!
      for (let i = 0; i < inputs; i++) z += a[i]! * weights[`W${l + 1}`]![i * outputs + o]!
      return (activation === 'relu' ? Math.max(0, z) : z) * keep(l, o)
    })
    return a
  })
}
const imageOf = (index: number) => data.images.slice(index * 784, (index + 1) * 784)

test('a look gives the logits that an engine gives, image by image in the order of the split', async () => {
  const { logits, labels, images, indices } = await look(spec, weights, data, 'validation')
  const session = await float64.open({ ...spec, layers: layersOf(spec) }, { weights, optimizer: {} })
  expect(logits).toEqual(await session.logits(imagesAt(data, data.splits.validation), 150))
  session.close()
  expect(indices).toEqual(data.splits.validation)
  expect([...labels]).toEqual([...data.splits.validation].map((i) => data.labels[i]))
  expect(images.slice(784 * 3, 784 * 4)).toEqual(imageOf(data.splits.validation[3]!))
})

test('a unit counts as active exactly if its output is above 0 for some image', async () => {
  const { active } = await look(spec, weights, data, 'test')
  const all = [...data.splits.test].map((i) => byHand(imageOf(i)))
  expect(active.map((layer) => [...layer])).toEqual([0, 1].map((l) => all[0]![l]!.map((_, unit) => Number(all.some((layers) => layers[l]![unit]! > 0)))))
  expect(active[0]![0]).toBe(0)
  expect(active[0]!.some((on) => on === 1)).toBe(true)
})

test('of the training images only those that the spec trains on are looked at', async () => {
  expect((await look(spec, weights, data, 'train')).labels).toHaveLength(50)
})

test('a look that is given up stops between two portions', async () => {
  let portions = 0
  const given = look(spec, weights, data, 'validation', async () => {
    if (++portions === 2) throw new Error('enough')
  })
  await expect(given).rejects.toThrow('enough')
  expect(portions).toBe(2)
})

test('the outputs of one image, layer by layer, are those of the definition', () => {
  const layers = activations(spec, weights, imageOf(4))
  const truth = byHand(imageOf(4))
  expect(layers.map((l) => l.length)).toEqual([7, 5, 10])
  for (const [l, layer] of layers.entries()) layer.forEach((x, o) => expect(x).toBeCloseTo(truth[l]![o]!, 6))
})

test('a thinned network is the whole one with the masked units at 0 and the others doubled, and no two masks are alike', () => {
  const { stays, logits, whole } = thinned(spec, weights, imageOf(4), 10)
  expect(new Set(stays.map((mask) => mask.map((m) => m.join('')).join('|'))).size).toBe(10)
  whole.forEach((x, o) => expect(x).toBeCloseTo(byHand(imageOf(4))[2]![o]!, 6))
  for (const [m, mask] of stays.entries()) {
    const truth = byHand(imageOf(4), (l, unit) => (l < 2 ? 2 * mask[l]![unit]! : 1))[2]!
    logits[m]!.forEach((x, o) => expect(x).toBeCloseTo(truth[o]!, 6))
  }
  expect(thinned(spec, weights, imageOf(4), 10)).toEqual({ stays, logits, whole })
})
