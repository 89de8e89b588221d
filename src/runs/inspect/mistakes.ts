import { none } from './answers.ts'

/** One wrong answer. */
export interface Mistake {
  /** Place in the list of images. */
  readonly at: number
  readonly label: number
  readonly answer: number
  /** Cross-entropy in nats: −ln of the probability that the right letter got. */
  readonly loss: number
}

/** The wrong answers, the most confident first: by the loss, equal ones in their order. Rows without numbers are left out. */
export function mistakes(logits: ArrayLike<number>, labels: Uint8Array, given: Uint8Array, classes = 10): Mistake[] {
  const found: Mistake[] = []
  for (const [at, label] of labels.entries()) {
    const answer = given[at]!
    if (answer === label || answer === none) continue
    const top = logits[at * classes + answer]!
    let sum = 0
    for (let c = 0; c < classes; c++) sum += Math.exp(logits[at * classes + c]! - top)
    found.push({ at, label, answer, loss: top - logits[at * classes + label]! + Math.log(sum) })
  }
  return found.sort((a, b) => b.loss - a.loss || a.at - b.at)
}
