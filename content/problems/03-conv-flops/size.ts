import { type Fault, type Field, quote } from '../../../src/fields/field.ts'

/** A height and a width. */
export interface Size {
  readonly height: number
  readonly width: number
}

const shape = /^(\d{1,12})(?:\s*[x×*]\s*(\d{1,12}))?$/i

/** Height and width of a size that its field has read. */
export function sizeOf(text: string): Size {
  const [, height = '', width = height] = shape.exec(text) ?? []
  return { height: Number(height), width: Number(width) }
}

/** The shortest text of a size: `4`, or height x width, `4x3`. */
export function sizeText({ height, width }: Size): string {
  return height === width ? String(height) : `${height}x${width}`
}

/**
 * A whole number for both directions, or height x width. The value is its own shortest text.
 * @param from `sample` draws up to here, at most `max`
 */
export function size(says: string, fallback: string, { min = 1, max, from = 7 }: { min?: number; max: number; from?: number }): Field<string> {
  const want = `a whole number from ${min} to ${max.toLocaleString('en')}, or two as height x width, such as 4x3`
  return {
    says,
    fallback,
    control: { kind: 'text', maxLength: 11 },
    read(text): string | Fault {
      const typed = text.trim()
      if (typed === '') return { fault: `${says}: empty. Type ${want}.` }
      const read = shape.test(typed) ? sizeOf(typed) : undefined
      const fits = (n: number) => n >= min && n <= max
      return read && fits(read.height) && fits(read.width) ? sizeText(read) : { fault: `${says}: ${quote(text)} is not ${want}.` }
    },
    write: (value) => value,
    sample(random) {
      const one = () => min + Math.floor(random() * (Math.min(from, max) - min + 1))
      const height = one()
      return sizeText({ height, width: random() < 0.6 ? height : one() })
    },
  }
}
