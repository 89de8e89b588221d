import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Provenance } from '../../src/runs/provenance.ts'

/** What an archive of `--pack` says of itself: there is no repository where it is unpacked. */
export interface Packed {
  /** Of the checkout where it was packed. */
  readonly origin: Pick<Provenance, 'commit' | 'modified'>
  /** The folder of the data set, from the root of the archive, where it is not the book's. */
  readonly data?: string
  /** Ids of the runs that were there already, whose files are in the archive. */
  readonly there: readonly string[]
}

/** Bytes of the largest archive that is made. */
export const most = 60_000_000

/** The folder that the archive unpacks into. */
export const folderName = 'chain-rule'

export const packedNote = 'packed.json'

/** @param root of a checkout, or of an unpacked archive: only this has the note */
export function packedIn(root: string): Packed | undefined {
  const path = join(root, packedNote)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Packed) : undefined
}
