import { type Fault, quote } from '../../../src/math/fault.ts'
import { type Item, type Leaf, limits, type Shape, type Stack } from './stack.ts'

/** Why a layer text cannot be read. */
class Unreadable extends Error {}

/** Words, commas and brackets. Signs that people and word processors type for `x` are read as it. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().replace(/[×✕∗*]/g, 'x').match(/[(),]|[^\s(),]+/g) ?? []
}

const layers = 'conv, pool, dense, bn, global pool, repeat or residual'
const whole = /^\d{1,9}$/

/**
 * Reads a layer text. Never throws, and gives up early on texts that are too long or nested too deep.
 * A message names the word that is wrong and says what may stand there.
 */
export function readStack(text: string): Stack | Fault {
  return attempt(text, (reader) => reader.stack())
}

/** Reads one item of a layer text, as a row of the list shows it. */
export function readItem(text: string): Item | Fault {
  return attempt(text, (reader) => reader.only())
}

function attempt<T>(text: string, read: (reader: Reader) => T): T | Fault {
  if (text.length > limits.text) return { fault: `A layer text has at most ${limits.text.toLocaleString('en')} characters; this has ${text.length.toLocaleString('en')}.` }
  try {
    return read(new Reader(wordsOf(text)))
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message }
    throw error
  }
}

class Reader {
  private readonly words: readonly string[]
  private at = 0
  private depth = 0
  constructor(words: readonly string[]) {
    this.words = words
  }

  stack(): Stack {
    const first = this.take('the input, height x width x channels, such as 28x28x1')
    const [height, width, channels] = this.sizes(first, 3, 'the input: height x width x channels, such as 28x28x1')
    this.within(first, [height, width], limits.side, 'A height or width')
    this.within(first, [channels], limits.channels, 'A number of channels')
    const input: Shape = { height, width, channels }
    if (!this.next(',')) throw new Unreadable(this.peek() === undefined ? `After the input comes a comma and a layer: ${layers}.` : `${quote(this.peek()!)} is not expected here. After the input comes a comma.`)
    const items = this.list()
    this.end()
    return { input, items }
  }

  only(): Item {
    const item = this.item()
    this.end()
    return item
  }

  private end(): void {
    const word = this.peek()
    if (word === ')') throw new Unreadable('There is a “)” without its “(”.')
    if (word !== undefined) throw new Unreadable(`${quote(word)} is not expected here. Layers are parted by commas.`)
  }

  private list(): Item[] {
    const items = [this.item()]
    while (this.next(',')) items.push(this.item())
    return items
  }

  private item(): Item {
    const word = this.take(layers)
    switch (word) {
      case 'conv':
        return this.conv()
      case 'pool':
        return this.pool()
      case 'dense': {
        const units = this.number('dense', 'units', 1, limits.channels)
        return { kind: 'dense', units, bias: !this.next('nobias') }
      }
      case 'bn':
        return { kind: 'bn' }
      case 'global':
        if (!this.next('pool')) throw new Unreadable(`After “global” comes “pool”${this.instead()}.`)
        return { kind: 'global' }
      case 'repeat': {
        const times = this.number('repeat', 'times', 1, limits.repeats)
        return { kind: 'repeat', times, items: this.closed('repeat') }
      }
      case 'residual': {
        const items = this.closed('residual')
        return { kind: 'residual', items, shortcut: this.next('shortcut') ? this.closed('shortcut') : [] }
      }
      default:
        throw new Unreadable(`${quote(word)} is not a layer. Write ${layers}.`)
    }
  }

  private conv(): Leaf {
    const [height, width, filters] = this.sizes(this.take('a size, height x width x filters'), 3, 'a size after conv: height x width x filters, such as 5x5x6')
    this.within('conv', [height, width], limits.size, 'A side of a kernel')
    this.within('conv', [filters], limits.channels, 'A number of filters')
    return { kind: 'conv', size: [height, width], filters, ...this.options('conv', { stride: 1, pad: 0, groups: 1, dilation: 1, bias: true }) }
  }

  private pool(): Leaf {
    const word = this.take('a size, such as 2 or 3x3')
    const [height, width = height] = this.sizes(word, word.includes('x') ? 2 : 1, 'a size after pool, such as 2 or 3x3')
    this.within(word, [height, width], limits.size, 'A side of a window')
    const { stride, pad, dilation } = this.options('pool', { stride: 0, pad: 0, dilation: 1 })
    if (stride === 0 && height !== width) throw new Unreadable(`pool ${word} needs a stride, since its sides differ: write pool ${word} stride ${height}.`)
    return { kind: 'pool', size: [height, width], stride: stride || height, pad, dilation }
  }

  /** `stride 2 pad 1 nobias`, in any order, each at most once. */
  private options<T extends Readonly<Record<string, number | boolean>>>(layer: string, usual: T): T {
    const found: Record<string, number | boolean> = { ...usual }
    const seen = new Set<string>()
    const allowed = Object.keys(usual).map((name) => (name === 'bias' ? 'nobias' : `${name} n`)).join(', ')
    for (let word = this.peek(); word !== undefined && !/^[(),]$/.test(word); word = this.peek()) {
      const name = word === 'nobias' ? 'bias' : word
      if (!Object.hasOwn(usual, name) || word === 'bias') throw new Unreadable(`${quote(word)} cannot stand after ${layer}. Allowed are ${allowed}.`)
      if (seen.has(name)) throw new Unreadable(`${quote(word)} stands twice after ${layer}.`)
      seen.add(name)
      this.at += 1
      found[name] = name === 'bias' ? false : this.number(name, 'whole number', name === 'pad' ? 0 : 1, name === 'groups' ? limits.channels : limits.step)
    }
    return found as T
  }

  private closed(by: string): Item[] {
    if (!this.next('(')) throw new Unreadable(`After “${by}” comes a “(”${this.instead()}.`)
    if (++this.depth > limits.depth) throw new Unreadable(`Brackets are nested more than ${limits.depth} deep.`)
    const items = this.list()
    if (!this.next(')')) throw new Unreadable(`The “(” of ${by} is not closed${this.instead()}.`)
    this.depth -= 1
    return items
  }

  private number(after: string, what: string, min: number, max: number): number {
    const word = this.take(`a number after ${after}`)
    if (!whole.test(word) || Number(word) < min || Number(word) > max)
      throw new Unreadable(`${quote(word)} after ${after} is not a number${what === 'whole number' ? '' : ` of ${what}`}. Write a whole number from ${min} to ${max.toLocaleString('en')}.`)
    return Number(word)
  }

  private sizes(word: string, count: 1 | 2 | 3, what: string): [number, number, number] {
    const parts = word.split('x')
    if (parts.length !== count || parts.some((part) => !whole.test(part))) throw new Unreadable(`${quote(word)} is not ${what}.`)
    return parts.map(Number) as [number, number, number]
  }

  private within(word: string, values: readonly number[], max: number, what: string): void {
    const bad = values.find((value) => value < 1 || value > max)
    if (bad !== undefined) throw new Unreadable(`${what} is from 1 to ${max.toLocaleString('en')}; ${quote(String(bad))} in ${quote(word)} is not.`)
  }

  private peek(): string | undefined {
    return this.words[this.at]
  }

  private next(text: string): boolean {
    if (this.peek() !== text) return false
    this.at += 1
    return true
  }

  private take(what: string): string {
    const word = this.peek()
    if (word === undefined || word === ',' || word === ')' || word === '(') throw new Unreadable(word === undefined ? `The text ends where there should be ${what}.` : `There is ${quote(word)} where there should be ${what}.`)
    this.at += 1
    return word
  }

  private instead(): string {
    const word = this.peek()
    return word === undefined ? ', and the text ends' : `, not ${quote(word)}`
  }
}
