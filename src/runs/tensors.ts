import { widthsOf } from './costs.ts'
import { modulesOf } from './pytorch.ts'
import type { Spec } from './spec.ts'

/** A named array of float32 with its shape, row by row. */
export interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** Weights by their names in this book: `W1`, `b1`, …; W has a row per input. */
type Weights = Readonly<Record<string, ArrayLike<number>>>

/** The weights as this book has them: W1 [inputs, outputs], b1 [outputs], and so on. */
export function tensorsOf(spec: Spec, weights: Weights): readonly Tensor[] {
  return widthsOf(spec).flatMap(([inputs, outputs], i) => [
    { name: `W${i + 1}`, shape: [inputs, outputs], values: Float32Array.from(weights[`W${i + 1}`]!) },
    { name: `b${i + 1}`, shape: [outputs], values: Float32Array.from(weights[`b${i + 1}`]!) },
  ])
}

/** The same as the state of the PyTorch program's model: `0.weight` [outputs, inputs], `0.bias`, and so on. */
export function stateDictOf(spec: Spec, weights: Weights): readonly Tensor[] {
  const places = modulesOf(spec).flatMap((module, i) => (module.startsWith('nn.Linear') ? [i] : []))
  return widthsOf(spec).flatMap(([inputs, outputs], i) => {
    const from = weights[`W${i + 1}`]!
    const turned = new Float32Array(inputs * outputs)
    for (let r = 0; r < inputs; r++) for (let c = 0; c < outputs; c++) turned[c * inputs + r] = from[r * outputs + c]!
    return [
      { name: `${places[i]}.weight`, shape: [outputs, inputs], values: turned },
      { name: `${places[i]}.bias`, shape: [outputs], values: Float32Array.from(weights[`b${i + 1}`]!) },
    ]
  })
}

/**
 * A safetensors file (huggingface/safetensors, format of 2023): the length of the header as 8 bytes, little-endian; the
 * header, JSON from names to type, shape and place, padded with spaces to a multiple of 8; then the numbers without a gap.
 */
export function safetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  let end = 0
  const entries = tensors.map(({ name, shape, values }) => [name, { dtype: 'F32', shape, data_offsets: [end, (end += 4 * values.length)] }] as const)
  const bytes = new TextEncoder().encode(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }))
  const length = 8 * Math.ceil(bytes.length / 8)
  const file = new Uint8Array(8 + length + end)
  const view = new DataView(file.buffer)
  view.setBigUint64(0, BigInt(length), true)
  file.fill(0x20, 8, 8 + length)
  file.set(bytes, 8)
  let at = 8 + length
  for (const { values } of tensors)
    for (const value of values) {
      view.setFloat32(at, value, true)
      at += 4
    }
  return file
}

/** The weights as JSON: the spec, the epoch, and every tensor as a flat list with its shape. */
export function weightsJson(spec: Readonly<Record<string, string>>, epoch: number, tensors: readonly Tensor[]): string {
  const lists = tensors.map(({ name, shape, values }) => `${JSON.stringify(name)}:{"shape":${JSON.stringify(shape)},"values":[${Array.from(values, (x) => (Number.isFinite(x) ? String(x) : `"${x}"`)).join(',')}]}`)
  return `{"format":"chain-rule weights","spec":${JSON.stringify(spec)},"epoch":${epoch},"tensors":{\n${lists.join(',\n')}\n}}\n`
}

/** Bytes as an IDX file (LeCun's format of MNIST): two zeros, the type 8 for bytes, the number of dimensions, each as 4 bytes big-endian, then the bytes. */
export function idx(shape: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = 4 + 4 * shape.length
  const file = new Uint8Array(head + bytes.length)
  const view = new DataView(file.buffer)
  file[2] = 8
  file[3] = shape.length
  for (const [i, size] of shape.entries()) view.setUint32(4 + 4 * i, size)
  file.set(bytes, head)
  return file
}
