/** What a build of kernels/ exports; all numbers are addresses and lengths in bytes unless their comment there says otherwise. */
export interface Kernels {
  readonly memory: WebAssembly.Memory
  /** Bytes of one row of a panel of weights. */
  readonly panel: WebAssembly.Global
  /** The first address that is free. */
  readonly own: WebAssembly.Global
  fused(): number
  prepare(kind: number, learningRate: number, carry: number, small: number, apart: number): void
  count(x: number, rows: number, inner: number, counts: number): number
  list(x: number, rows: number, inner: number, counts: number, ends: number, byRow: number, byColumn: number, gStride: number): void
  product(x: number, stride: number, rows: number, inner: number, w: number, bias: number, out: number, outStride: number, columns: number): void
  productOfList(ends: number, list: number, rows: number, inner: number, w: number, bias: number, out: number, outStride: number, columns: number): void
  activate(kind: number, a: number, slope: number, stride: number, rows: number, columns: number, mask: number): void
  blame(logits: number, slope: number, stride: number, rows: number, columns: number, labels: number): void
  back(g: number, stride: number, rows: number, columns: number, w: number, inner: number, slope: number, out: number, outStride: number): void
  turn(x: number, stride: number, rows: number, inner: number, out: number): void
  updateWeights(x: number, g: number, stride: number, rows: number, w: number, inner: number, columns: number, decay: number): void
  updateByList(ends: number, list: number, g: number, rows: number, w: number, inner: number, columns: number, decay: number): void
  updateBias(bias: number, g: number, stride: number, rows: number, columns: number): void
  /** Threads that one memory can have, with the one that leads. */
  readonly mostThreads: WebAssembly.Global
  /** How many threads help the one that leads. */
  lead(helpers: number): void
  /** What a helper does until it is dismissed. @param place from 1 */
  help(place: number): void
  dismiss(): void
}

/** Pages of 64 KiB: what a memory begins with, which holds all below `own`, and as much as an address of 32 bits reaches. */
export const firstPages = 3
export const mostPages = 65536

/** From the fastest to the one that runs wherever WebAssembly does. */
export const builds = ['relaxed', 'simd', 'scalar'] as const
export type Build = (typeof builds)[number]

/** The file name of a build. @param threads the one for several threads on one memory */
export const fileOf = (build: Build, threads: boolean) => `${build}${threads ? '.threads' : ''}.wasm`

/** () → v128, by an instruction of each proposal: `i8x16.splat` and popcount, `i8x16.relaxed_swizzle`. */
const modules = {
  simd: [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  relaxed: [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11],
}

/** The fastest build that runs here. @param validate for tests */
export function buildHere(validate: (module: Uint8Array<ArrayBuffer>) => boolean = WebAssembly.validate): Build {
  return builds.find((build) => build === 'scalar' || validate(Uint8Array.from(modules[build])))!
}
