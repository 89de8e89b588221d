import { silentClasses } from '../silent.ts'
import { none } from './answers.ts'

/** Which letters are taken for which. */
export interface Confusion {
  /** counts[label][answer]: images of a letter that got an answer. */
  readonly counts: readonly (readonly number[])[]
  /** Images of each letter. */
  readonly rows: readonly number[]
  /** Images that got each answer. */
  readonly columns: readonly number[]
  /** Classes that images belong to and that none got as its answer. */
  readonly never: readonly number[]
  readonly wrong: number
  readonly of: number
}

/** @param labels and @param given one class an image; an answer `none` counts as wrong and stands in no column */
export function confusion(labels: Uint8Array, given: Uint8Array, classes = 10): Confusion {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  let right = 0
  for (const [n, label] of labels.entries()) {
    const answer = given[n]!
    if (answer !== none) counts[label]![answer]!++
    if (answer === label) right++
  }
  const columns = counts[0]!.map((_, c) => counts.reduce((sum, row) => sum + row[c]!, 0))
  const rows = counts.map((_, c) => labels.reduce((sum, label) => sum + (label === c ? 1 : 0), 0))
  return { counts, rows, columns, never: silentClasses(given, classes).filter((c) => rows[c]! > 0), wrong: labels.length - right, of: labels.length }
}

/** The images (as places in the two lists) of one cell of the matrix, in their order. */
export function cell(labels: Uint8Array, given: Uint8Array, label: number, answer: number): number[] {
  return [...labels.keys()].filter((n) => labels[n] === label && given[n] === answer)
}
