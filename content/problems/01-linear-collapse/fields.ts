import { type Fault, type Field, isFault, quote } from '../../../src/fields/field.ts'
import { number } from '../../../src/fields/kinds.ts'
import type { Random } from '../../../src/math/random.ts'

/** What keeps every state drawable and every step readable: layers, and units in one. */
export const most = { depth: 5, width: 6, size: 1000 } as const

/** One number of a matrix or vector. */
export const entries = number('an entry', 0, { min: -most.size, max: most.size, step: 1 })
const between = `a number from −${most.size} to ${most.size}`

function split(text: string, by: RegExp): string[] {
  return text.trim().split(by).map((word) => word.trim())
}

/** A list of numbers, or the sentence that names the word which is none. */
function numbers(text: string, says: string): number[] | Fault {
  const read: number[] = []
  for (const word of split(text, /,/)) {
    const value = entries.read(word)
    if (isFault(value)) return { fault: `${says}: ${word === '' ? 'a number is missing between two commas' : `${quote(word)} is not ${between}`}. Example: 1,-0.5.` }
    read.push(value)
  }
  return read
}

export function writeRows(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.join()).join(';')
}

function textField(says: string, fallback: string, maxLength: number, read: (text: string) => string | Fault, sample: (random: Random) => string): Field<string> {
  return {
    says,
    fallback,
    control: { kind: 'text', maxLength },
    read: (text) => (text.length > maxLength ? { fault: `${says}: at most ${maxLength} characters; this has ${text.length}.` } : read(text)),
    write: (value) => value,
    sample,
  }
}

const whole = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1))
const tenth = (random: Random) => Number((4 * random() - 2).toFixed(1)) + 0

/** Units of the input and of every layer, `2,3,1,2`: the value is the text with commas and nothing else between. */
export function widths(says: string, fallback: string): Field<string> {
  const want = 'Write the number of inputs, then the units of each layer: 2,3,1,2.'
  return textField(
    says,
    fallback,
    60,
    (text) => {
      const words = split(text.replace(/[()[\]]/g, ''), /\s*[,\s→–-]\s*/)
      for (const word of words)
        if (!/^\d{1,9}$/.test(word) || Number(word) < 1 || Number(word) > most.width) return { fault: `${says}: ${word === '' ? 'a width is missing' : quote(word)}${word === '' ? '' : ` is not a whole number from 1 to ${most.width}`}. ${want}` }
      if (words.length < 2 || words.length > most.depth + 1) return { fault: `${says}: ${words.length} ${words.length === 1 ? 'width' : 'widths'}, and it takes 2 to ${most.depth + 1}. ${want}` }
      return words.map(Number).join()
    },
    (random) => Array.from({ length: whole(random, 2, most.depth + 1) }, () => whole(random, 1, most.width)).join(),
  )
}

/** Matrices in one line, `1,0;0,1|2,1`: entries by commas, rows by semicolons, layers by bars; empty for none. */
export function grids(says: string): Field<string> {
  return textField(
    says,
    '',
    1500,
    (text) => {
      if (text.trim() === '') return ''
      const layers = split(text, /\|/)
      if (layers.length > most.depth) return { fault: `${says}: ${layers.length} matrices, and there are at most ${most.depth} layers.` }
      const read: string[] = []
      for (const [k, layer] of layers.entries()) {
        const rows: number[][] = []
        for (const line of split(layer, /;/)) {
          const row = numbers(line, `${says}, layer ${k + 1}, row ${rows.length + 1}`)
          if (isFault(row)) return row
          rows.push(row)
        }
        const uneven = rows.findIndex((row) => row.length !== rows[0]!.length)
        if (uneven > 0) return { fault: `${says}, layer ${k + 1}: row ${uneven + 1} has ${rows[uneven]!.length} entries and row 1 has ${rows[0]!.length}.` }
        if (rows.length > most.width || rows[0]!.length > most.width) return { fault: `${says}, layer ${k + 1}: ${rows.length} rows of ${rows[0]!.length}, and a layer has at most ${most.width} units.` }
        read.push(writeRows(rows))
      }
      return read.join('|')
    },
    (random) => {
      const sizes = Array.from({ length: whole(random, 2, 4) }, () => whole(random, 1, 3))
      if (random() < 0.3) return ''
      return sizes.slice(1).map((rows, k) => writeRows(Array.from({ length: rows }, () => Array.from({ length: sizes[k]! }, () => tenth(random))))).join('|')
    },
  )
}

/** Vectors in one line, `1,-1|0,2`: entries by commas, layers by bars; empty for none. */
export function vectors(says: string, fallback = '', count: number = most.depth): Field<string> {
  return textField(
    says,
    fallback,
    400,
    (text) => {
      if (text.trim() === '') return ''
      const parts = split(text, /\|/)
      if (parts.length > count) return { fault: `${says}: ${parts.length} vectors, and there ${count === 1 ? 'is one' : `are at most ${count}`}.` }
      const read: string[] = []
      for (const [k, part] of parts.entries()) {
        const where = count === 1 ? says : `${says}, layer ${k + 1}`
        const vector = numbers(part, where)
        if (isFault(vector)) return vector
        if (vector.length > most.width) return { fault: `${where}: ${vector.length} numbers, and a layer has at most ${most.width} units.` }
        read.push(vector.join())
      }
      return read.join('|')
    },
    (random) => Array.from({ length: whole(random, 1, Math.min(3, count)) }, () => Array.from({ length: whole(random, 1, 3) }, () => tenth(random)).join()).join('|'),
  )
}
