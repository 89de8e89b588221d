import { type Control, type Fault, type Field, quote } from './field.ts'

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i

/** The text with the signs that people and word processors type (U+2212, en dash, decimal comma) made plain. */
function plain(text: string): string {
  return text.trim().replace(/^[\u2212\u2013]/, '-').replace(/e[\u2212\u2013]/i, 'e-').replace(/^([+-]?\d*),(\d+)$/, '$1.$2')
}

function allowed({ min, max, whole }: { min?: number; max?: number; whole?: boolean }): string {
  const what = whole ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`
  if (min !== undefined) return `${what} of at least ${min}`
  if (max !== undefined) return `${what} of at most ${max}`
  return whole ? what : 'a finite number'
}

/** A finite number, in decimal or exponent notation. `sample` draws from `from` to `to`, rounded to `digits` decimals. */
export function number(
  says: string,
  fallback: number,
  options: { min?: number; max?: number; step?: number; whole?: boolean; log?: boolean; from?: number; to?: number; digits?: number } = {},
): Field<number> {
  const { from, to, digits, ...limits } = options
  const control: Control = { kind: 'number', ...limits }
  const want = allowed(limits)
  return {
    says,
    fallback,
    control,
    read(text): number | Fault {
      const typed = plain(text)
      if (typed === '') return { fault: `${says}: empty. Type ${want}.` }
      if (typed.length > 400 || !decimal.test(typed)) return { fault: `${says}: ${quote(text)} is not ${want}.` }
      const value = Number(typed)
      if (!Number.isFinite(value)) return { fault: `${says}: ${quote(text)} is too large. Type ${want}.` }
      const { min, max, whole } = limits
      if ((min !== undefined && value < min) || (max !== undefined && value > max) || (whole && !Number.isInteger(value)))
        return { fault: `${says}: ${quote(text)} is not ${want}.` }
      return value === 0 ? 0 : value
    },
    write: String,
    sample(random) {
      const low = from ?? limits.min ?? -2
      const high = to ?? limits.max ?? 2
      const value = limits.log && low > 0 ? low * (high / low) ** random() : low + (high - low) * random()
      if (limits.whole) return Math.round(value) + 0
      // A sum with 0 makes −0 plain: no text would give it back.
      return (limits.log ? Number(value.toPrecision(3)) : Number(value.toFixed(digits ?? 2))) + 0
    },
  }
}

/** One of a few words. `options` maps each value to what the reader sees. */
export function choice<T extends string>(says: string, fallback: NoInfer<T>, options: Readonly<Record<T, string>>): Field<T> {
  const values = Object.keys(options) as T[]
  return {
    says,
    fallback,
    control: { kind: 'choice', options: values.map((value) => ({ value, says: options[value] })) },
    read: (text) => values.find((v) => v === text.trim().toLowerCase()) ?? { fault: `${says}: ${quote(text)} is not one of ${values.join(', ')}.` },
    write: (value) => value,
    sample: (random) => values[Math.floor(random() * values.length)] as T,
  }
}

/** A switch, `on` or `off`. */
export function toggle(says: string, fallback: boolean): Field<boolean> {
  return {
    says,
    fallback,
    control: { kind: 'switch' },
    read: (text) => (text === 'on' ? true : text === 'off' ? false : { fault: `${says}: ${quote(text)} is not on or off.` }),
    write: (value) => (value ? 'on' : 'off'),
    sample: (random) => random() < 0.5,
  }
}
