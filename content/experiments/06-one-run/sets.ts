import { count } from '../../../src/charts/numbers.ts'
import type { Claims } from '../../../src/runs/claims.ts'
import { fewest } from '../../../src/runs/compare.ts'
import type { DataNote } from '../../../src/runs/provenance.ts'
import type { Run } from '../../../src/runs/run.ts'
import { type Facts, factsOf, matchedSeeds } from './facts.ts'

/** The nine networks on one data set. */
export interface OnSet {
  readonly says: string
  readonly facts: Facts
  /** Of a set that is not the book's: how many images went where. */
  readonly note?: DataNote
  /** Of such a set: where its runs lie, below `public/runs-of`. */
  readonly folder?: string
  /** Whether the original's own images are these. */
  readonly original: boolean
}

/** A data set as a reader knows it; a folder of notMNIST is called after its archive. */
export const nameOfSet = (says: string): string => (/notmnist/i.test(says) ? 'notMNIST' : says)

interface Other {
  readonly folder: string
  readonly note: DataNote
  /** Of the nine networks, on this set. */
  readonly runs: readonly Run[]
}

/** Letters, and each other data set on which enough seeds of all nine are matched. Alone, Letters are no comparison: nothing. */
export function setsOf(letters: Facts, others: readonly Other[], claims: readonly Claims[]): OnSet[] {
  const standing = others.filter(({ runs }) => matchedSeeds(runs) >= fewest)
  if (standing.length === 0 || !letters.enough) return []
  return [{ says: 'Letters', facts: letters, original: false }, ...standing.map(({ folder, note, runs }): OnSet => ({ says: nameOfSet(note.says), facts: factsOf(runs, claims), note, folder, original: nameOfSet(note.says) === 'notMNIST' }))]
}

/** `15,000 images for training, 2,724 for validation and 1,000 for the test`. */
export const splitSays = ({ train, validation, test }: DataNote): string => `${count(train)} images for training, ${count(validation)} for validation and ${count(test)} for the test`

/** What became of each sentence and of its comparisons, data set by data set. */
export const rowsOf = (sets: readonly OnSet[]) =>
  sets[0]!.facts.claims.map((claim, i) => ({
    says: claim.says,
    claims: sets.map(({ facts }) => facts.claims[i]!),
    compared: claim.compared.map(({ names, split }, j) => ({ names, split, on: sets.map(({ facts }) => facts.claims[i]!.compared[j]!) })),
  }))
