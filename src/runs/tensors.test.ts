import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSpec } from './spec.ts'
import { idx, safetensors, stateDictOf, type Tensor, tensorsOf, weightsJson } from './tensors.ts'

/** A reader of its own, as the format's description says; refuses what the reference reader refuses. */
function read(file: Uint8Array): { metadata: Record<string, string>; tensors: Tensor[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const length = Number(view.getBigUint64(0, true))
  if (length > 100e6 || 8 + length > file.length) throw new Error('header too large')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + length))
  if (!text.startsWith('{')) throw new Error('header does not begin with a brace')
  const { __metadata__: metadata, ...rest } = JSON.parse(text) as Record<string, never>
  let last = 0
  const tensors = Object.entries(rest as Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }>)
    .toSorted(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])
    .map(([name, { dtype, shape, data_offsets: [from, to] }]) => {
      if (dtype !== 'F32' || from !== last || to - from !== 4 * shape.reduce((a, b) => a * b, 1)) throw new Error(`${name} leaves a gap, or is no float32 of its shape`)
      last = to
      return { name, shape, values: Float32Array.from({ length: (to - from) / 4 }, (_, i) => view.getFloat32(8 + length + from + 4 * i, true)) }
    })
  if (8 + length + last !== file.length) throw new Error('bytes are left over')
  return { metadata: metadata as unknown as Record<string, string>, tensors }
}

const anyTensors = fc.uniqueArray(
  fc.record({ name: fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s !== '__proto__' && s !== '__metadata__' && !/^\d+$/.test(s)), shape: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), seed: fc.float({ noNaN: false }) }),
  { selector: ({ name }) => name, maxLength: 5 },
)

test('an independent reader finds every tensor with its shape and bits, and nothing between', () => {
  fc.assert(fc.property(anyTensors, fc.dictionary(fc.constantFrom('a', 'b', 'ü'), fc.string()), (all, metadata) => {
    const tensors = all.map(({ name, shape, seed }) => ({ name, shape, values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => seed * (i + 1)) }))
    const file = safetensors(tensors, metadata)
    expect(file.length % 4).toBe(0)
    const back = read(file)
    expect(back.tensors).toEqual(tensors)
    expect({ ...back.metadata }).toEqual({ ...metadata })
  }), { seed: 6, numRuns: 200 })
})

const spec = { ...defaultSpec, layers: '3', dropout: 0.5 }
const weights = { W1: Float32Array.from({ length: 784 * 3 }, (_, i) => i), b1: Float32Array.of(1, 2, 3), W2: Float32Array.from({ length: 30 }, (_, i) => -i), b2: new Float32Array(10) }

test('PyTorch’s names count its modules, and its weights have a row per output', () => {
  const [first, , second] = stateDictOf(spec, weights)
  expect([first!.name, first!.shape, second!.name, second!.shape]).toEqual(['0.weight', [3, 784], '3.weight', [10, 3]])
  // Input 5 to unit 2: row 5 of ours, row 2 of theirs.
  expect(first!.values[2 * 784 + 5]).toBe(weights.W1[5 * 3 + 2])
})

test('the JSON has every number back to the bit', () => {
  const { epoch, tensors } = JSON.parse(weightsJson({ layers: '3' }, 4, tensorsOf(spec, weights))) as { epoch: number; tensors: Record<string, { shape: number[]; values: number[] }> }
  expect(epoch).toBe(4)
  expect(Float32Array.from(tensors['W1']!.values)).toEqual(weights.W1)
  expect(tensors['b2']!.shape).toEqual([10])
})

test('an IDX file begins as MNIST’s do', () => {
  expect([...idx([2, 1, 2], Uint8Array.of(9, 8, 7, 6))]).toEqual([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 9, 8, 7, 6])
})
