import { draw, shuffle } from '../../math/random.ts'
import type { Data } from '../data.ts'
import { pixels } from '../pixels.ts'
import { sha256 } from '../sha256.ts'
import { limits, OwnFault } from './limits.ts'

/** Images as they were read, before anything is decided. */
export interface Reading {
  /** The file or files, for the list. */
  readonly says: string
  /** Names of the classes, in order; labels point into them. */
  readonly classes: readonly string[]
  /** count × 784, as they are in the file: bright or dark ink. */
  readonly images: Uint8Array
  readonly labels: Uint8Array
  /** What was done or left out on the way, in sentences. */
  readonly notes: readonly string[]
}

/** Own data as they are kept, ready to train on. */
export interface OwnSet extends Data {
  /** `own:` and the first 16 digits of the hash: the spec's field `data`. */
  readonly name: `own:${string}`
  readonly says: string
  readonly classes: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Whether the ink is dark and the paper bright: paper is the larger part of most pictures, and of nearly all their borders. */
export function isDark(images: Uint8Array): boolean {
  let sum = 0
  for (const pixel of images) sum += pixel
  return sum > 127.5 * images.length
}

/** Share of a class that goes to validation, and again to test. */
const share = 0.15

/**
 * The set in the order and the splits in which it is trained on: of each class 15 % for validation and 15 % for test, at
 * least one each, dealt by a shuffle that depends on nothing but the class; within each split the classes take turns.
 * Ink becomes white on black where `dark` says that it is not. Same files, same hash. @throws OwnFault
 */
export async function makeSet({ says, classes, images, labels }: Reading, { dark, now }: { dark: boolean; now: number }): Promise<OwnSet> {
  if (classes.length < 2 || classes.length > limits.classes) throw new OwnFault(says, `has ${classes.length} ${classes.length === 1 ? 'class' : 'classes'}. From 2 to ${limits.classes} are taken: the network has ten outputs.`)
  const hands: [number[], number[], number[]] = [[], [], []]
  const dealt = classes.map((name, label) => {
    const members = [...labels.keys()].filter((i) => labels[i] === label)
    if (members.length < limits.imagesOfClass) throw new OwnFault(says, `has ${members.length} of the class ${name}. At least ${limits.imagesOfClass} are needed: one to learn from, one to choose by, one to judge by.`)
    shuffle(members, draw('own', 'split', label, members.length))
    const held = Math.max(1, Math.floor(share * members.length))
    return [members.slice(2 * held), members.slice(0, held), members.slice(held, 2 * held)] as const
  })
  for (const [hand, into] of hands.entries()) {
    const longest = Math.max(...dealt.map((of) => of[hand]!.length))
    for (let turn = 0; turn < longest; turn++) for (const of of dealt) if (turn < of[hand]!.length) into.push(of[hand]![turn]!)
  }
  return arranged({ classes, images, labels, says }, hands, { dark, now, head: `${JSON.stringify(classes)}\n` })
}

/** Which images are for training, for validation and for the test, each in the order in which they will lie. */
export type Hands = readonly [train: readonly number[], validation: readonly number[], test: readonly number[]]

/** The set of a split that has been decided. @param head what the hash covers beside labels and images */
export async function arranged(
  { says, classes, images, labels }: Omit<Reading, 'notes'>,
  hands: Hands,
  { dark, now, head }: { dark: boolean; now: number; head: string },
): Promise<OwnSet> {
  const order = hands.flat()
  const ordered = new Uint8Array(order.length * pixels)
  for (const [to, from] of order.entries()) for (let p = 0; p < pixels; p++) ordered[to * pixels + p] = dark ? 255 - images[from * pixels + p]! : images[from * pixels + p]!
  const keys = Uint8Array.from(order, (from) => labels[from]!)
  const first = new TextEncoder().encode(head)
  const whole = new Uint8Array(first.length + keys.length + ordered.length)
  whole.set(first)
  whole.set(keys, first.length)
  whole.set(ordered, first.length + keys.length)
  const hash = await sha256(whole)
  const upTo = (from: number, length: number) => Uint32Array.from({ length }, (_, i) => from + i)
  const [train, validation, test] = hands.map((hand) => hand.length) as [number, number, number]
  return {
    name: `own:${hash.slice(0, 16)}`,
    says,
    hash,
    classes,
    images: ordered,
    labels: keys,
    splits: { train: upTo(0, train), validation: upTo(train, validation), test: upTo(train + validation, test) },
    at: now,
  }
}
