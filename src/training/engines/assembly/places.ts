import { type Layer } from '../../network.ts'
import { pixels } from '../../pixels.ts'

/** Where the things of one layer lie. Addresses and lengths in bytes. */
export interface LayerPlaces {
  readonly weights: number
  readonly bias: number
  /** A row of what goes in, filled up to a multiple of eight numbers, and of what comes out. */
  readonly inner: number
  readonly columns: number
  /** From one row of what comes out to the next. */
  readonly stride: number
  /** What comes out, and its slopes: after the pass back, the gradient by what stood before the activation. */
  readonly out: number
  readonly slope: number
  readonly mask: number
}

export interface Places {
  readonly layers: readonly LayerPlaces[]
  /** Weights and biases together: what is remembered of them lies this far on, once or twice. */
  readonly apart: number
  readonly images: number
  readonly labels: number
  /** What goes into a layer, turned for its gradient. */
  readonly turned: number
  /** The lists of the images' numbers that are not 0. */
  readonly lists: { readonly counts: number; readonly ends: number; readonly byRow: number; readonly byColumn: number }
  /** Room for a gradient of everything. */
  readonly gradients: number
  readonly end: number
}

/** Bytes of a row of images. */
export const imageBytes = pixels * 4

/** The largest share of the numbers that is ever listed. */
const mostShare = 0.75

/** The share of the numbers of so many images that may be other than 0 for a list of them to be faster than the plain product, as measured: long lists leave the first cache. */
export const listedShare = (rows: number): number => (rows <= 64 ? mostShare : rows <= 200 ? 0.65 : 0.55)

/** How many numbers of so many images are listed at most. */
export const mostListed = (rows: number): number => Math.floor(rows * pixels * listedShare(rows))

const eights = (count: number) => Math.ceil(count / 8) * 32
/** Rows an odd number of cache lines apart: powers of two would put a column of them into one corner of the cache. */
const strideOf = (count: number) => 64 * (Math.ceil(count / 16) | 1)

/**
 * Lays out the memory for up to `rows` images at once: first what lasts, at the same place whatever `rows` is, then what a step needs.
 * @param from first free address @param memories how many numbers are remembered of each weight
 */
export function lay(layers: readonly Layer[], memories: number, rows: number, from: number): Places {
  const tall = Math.ceil(rows / 4) * 4
  let at = from
  const take = (bytes: number) => {
    const start = at
    at += Math.ceil(bytes / 64) * 64
    return start
  }
  const lasting = layers.map(({ inputs, outputs }) => ({ weights: take((eights(inputs) * eights(outputs)) / 4), bias: take(eights(outputs)) }))
  const apart = at - from
  take(memories * apart)
  const images = take(tall * imageBytes)
  const labels = take(tall)
  const turned = take(rows * Math.max(...layers.map(({ inputs }) => eights(inputs))))
  const room = Math.floor(rows * pixels * mostShare) * 8
  const lists = { counts: take(imageBytes), ends: take(rows * 4), byRow: take(room), byColumn: take(room) }
  const places = layers.map(({ inputs, outputs }, i) => {
    const stride = strideOf(outputs)
    return { ...lasting[i]!, inner: eights(inputs), columns: eights(outputs), stride, out: take(tall * stride), slope: take(tall * stride), mask: take(rows * outputs * 4 + 64) }
  })
  return { layers: places, apart, images, labels, turned, lists, gradients: take(apart), end: at }
}
