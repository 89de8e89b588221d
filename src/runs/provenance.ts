import type { Run } from './run.ts'

/**
 * What a run file holds beside the run: enough to make it again. A baked run is one stretch of one engine, so this, its
 * `made` and its spec tell of every epoch. What older files lack is optional.
 */
export interface Provenance {
  readonly trainingVersion: number
  /** 40 hexadecimal digits, or `unknown` where there was no repository. */
  readonly commit: string
  /** Whether code differed from that commit. */
  readonly modified?: boolean
  readonly node: string
  /** As the operating system names it. */
  readonly processor: string
  /** Operating system and instruction set, such as `linux x64`. */
  readonly platform?: string
  /** Versions of what compiled and ran the engine. */
  readonly libraries?: Readonly<Record<string, string>>
  /** Of a data set that is not the book's: what its folder was called, and how many images went where. */
  readonly set?: DataNote
  /** ISO 8601, and seconds from start to end by the wall. */
  readonly finished: string
  readonly wall: number
}
export interface DataNote {
  readonly says: string
  readonly classes: readonly string[]
  readonly train: number
  readonly validation: number
  readonly test: number
}
export type RunFile = Run & { readonly provenance: Provenance }
