import { draw } from '../../../src/math/random.ts'

/** What of a state says what the network is. */
export interface NetworkState {
  readonly widths: string
  readonly seed: number
  readonly matrices: string
  readonly biases: boolean
  readonly vectors: string
  readonly x: string
}

/** One layer before its activation: W x + b. `W` has one row a unit. */
export interface Layer {
  readonly W: readonly (readonly number[])[]
  readonly b: readonly number[]
}

/** The book's own pair of layers, that of seed 0 at widths 2,2,2. */
const own: readonly Layer[] = [
  { W: [[1, 2], [0, 1]], b: [1, -1] },
  { W: [[1, 0], [3, 1]], b: [0, 2] },
]

export function sizes(state: Pick<NetworkState, 'widths'>): number[] {
  return state.widths.split(',').map(Number)
}

const list = (text: string) => text.split(',').map(Number)

/** Matrices as written, whatever the widths are. */
function writtenMatrices(text: string): number[][][] {
  return text === '' ? [] : text.split('|').map((layer) => layer.split(';').map(list))
}

function writtenVectors(text: string): number[][] {
  return text === '' ? [] : text.split('|').map(list)
}

/** True where a written list of matrices is what the widths ask for. */
export function matricesFit({ matrices, widths }: Pick<NetworkState, 'matrices' | 'widths'>): boolean {
  const n = sizes({ widths })
  const read = writtenMatrices(matrices)
  return read.length === n.length - 1 && read.every((W, k) => W.length === n[k + 1] && W[0]!.length === n[k])
}

export function vectorsFit({ vectors, widths }: Pick<NetworkState, 'vectors' | 'widths'>): boolean {
  const n = sizes({ widths })
  const read = writtenVectors(vectors)
  return read.length === n.length - 1 && read.every((b, k) => b.length === n[k + 1])
}

export function inputFits({ x, widths }: Pick<NetworkState, 'x' | 'widths'>): boolean {
  return x !== '' && list(x).length === sizes({ widths })[0]
}

/** Whole numbers from −3 to 3: products of a few stay readable. */
function drawn(seed: number, kind: string, layer: number, count: number): number[] {
  const random = draw('linear-collapse', seed, kind, layer)
  return Array.from({ length: count }, () => Math.floor(7 * random()) - 3)
}

/** The layers of a state: what is written where it fits the widths, else what the seed draws. */
export function layers(state: NetworkState): readonly Layer[] {
  const n = sizes(state)
  const W = matricesFit(state) ? writtenMatrices(state.matrices) : undefined
  const b = vectorsFit(state) ? writtenVectors(state.vectors) : undefined
  return n.slice(1).map((rows, k) => {
    const columns = n[k]!
    const book = state.seed === 0 && state.widths === '2,2,2' ? own[k] : undefined
    const entries = drawn(state.seed, 'W', k + 1, rows * columns)
    return {
      W: W?.[k] ?? book?.W ?? Array.from({ length: rows }, (_, i) => entries.slice(i * columns, (i + 1) * columns)),
      b: !state.biases ? Array<number>(rows).fill(0) : (b?.[k] ?? book?.b ?? drawn(state.seed, 'b', k + 1, rows)),
    }
  })
}

/** The input that is followed through the network; numbers that are not given are 0. */
export function input(state: Pick<NetworkState, 'x' | 'widths'>): number[] {
  const read = state.x === '' ? [] : list(state.x)
  return Array.from({ length: sizes(state)[0]! }, (_, i) => read[i] ?? 0)
}

export function writeMatrices(all: readonly Layer[]): string {
  return all.map(({ W }) => W.map((row) => row.join()).join(';')).join('|')
}

export function writeVectors(all: readonly Layer[]): string {
  return all.map(({ b }) => b.join()).join('|')
}
