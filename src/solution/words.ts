import { isCall } from '../math/expr.ts'
import { format } from '../math/format.ts'
import type { Interval } from '../math/intervals.ts'
import { inline } from '../math/print/symbol.ts'
import { shown, type Step } from './problem.ts'
import type { Note, Verdict } from './verdict.ts'

/** What the marker writes beside a line. */
export interface Words {
  /** One sentence; empty for a line that is simply right. */
  readonly says: string
  /** Further sentences: about a label, a formula, a convention. */
  readonly notes: readonly string[]
}

function pencil(x: number, digits = 5): string {
  return format(x, digits, -5)
}

/** A number to the digits that both ends of its interval share, at least two. */
function vouched(x: number, { low, high }: Interval): string {
  for (let digits = 5; digits > 2; digits--) if (pencil(low, digits) === pencil(high, digits)) return pencil(x, digits)
  return pencil(x, 2)
}

/** A step id or an expression, as it may stand in a sentence. */
function named(of: string): string {
  return /^\w+$/.test(of) ? inline(of) : of.replaceAll('-', '−').replaceAll('*', '·').replace(/\b[a-zA-Z]+\d+\b/g, inline)
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The significant digits of a text. */
function digitsIn(text: string): number {
  return text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length
}

function hiding(text: string): string {
  const digits = digitsIn(text)
  return digits === 1 ? 'one digit hides it' : `${counts[digits] ?? digits} digits hide it`
}

function slipWords({ found, of }: Verdict): string {
  const each = new Set(found.map(({ says, at }) => (at === of || at === '' ? says : `${says}, in ${named(at)}`)))
  return [...each].join(', or ')
}

function mainWords(v: Verdict, step: Step | undefined): string {
  if (v.notes.some(({ kind }) => kind === 'claim')) return ''
  // One digit more than is written, so that the two can be compared.
  const single = /^[-−]?[\d.,]+(e.*)?$/i.test(v.text.trim())
  const right = pencil(v.truth, single ? Math.min(12, Math.max(5, digitsIn(v.text) + 1)) : 5)
  const truth = `true value ${right}`
  const own = vouched(v.own, v.follows)
  const above = v.from.map(named).slice(0, 2).join(' and ')
  const shouldGive = v.from.length > 0 ? `; your own numbers should give ${own}` : ''
  const form = step && shown(step)
  const lines = form && isCall(form) && form.op === 'mul' ? 'factors' : 'lines'
  // A line that states a formula only: the note beside it says where the formula fails.
  if (v.text.trim() === '') return v.kind === 'slip' ? slipWords(v) : ''
  switch (v.kind) {
    case 'right':
      return ''
    case 'rounded':
      return `${truth}: rounded early, allowed`
    case 'carried':
      return `${truth}; this follows from your ${above} above`
    case 'masked':
      return `your own ${lines} give ${own}; ${hiding(v.text)}. True value ${right}`
    case 'unsupported':
      return `${truth}, but your own ${lines} give ${own}`
    case 'empty':
      return v.notes.some(({ kind }) => kind === 'overflow') ? '' : `${truth}; right from what stands above, but your ${above} makes this line empty`
    case 'slip':
      return `${truth}: ${slipWords(v)}${shouldGive}`
    case 'wrong':
      return `${truth}${shouldGive}`
    case 'coarse':
      return 'too few digits to judge by: write at least three'
    case 'unreadable':
      return ''
  }
}

function noteWords(note: Note, of: string): string {
  switch (note.kind) {
    case 'label':
      return `this is ${named(of)}, not ${note.label.replace(/[a-zA-Z]+\d+/g, inline)}`
    case 'formula': {
      if (!note.refuted) return `the formula cannot be read: ${note.fault ?? ''}`
      const { inputs, gives, truth } = note.refuted
      const [input, ...more] = Object.entries(inputs)
      const where = input && more.length === 0 ? `with ${inline(input[0])} = ${format(input[1])}` : 'on other numbers'
      return `the formula does not hold: ${where} it gives ${pencil(gives)}, the true value is ${pencil(truth)}`
    }
    case 'convention':
      return `right ${note.says}`
    case 'claim':
    case 'fault':
      return note.says
    case 'overflow':
      return `${named(note.step)} overflows, so there is nothing to compare with`
  }
}

/**
 * A verdict in the marker's short plain sentences: the true value first, then what the writer's own numbers give.
 * @param steps the problem's steps, so that a product's parts can be called factors
 */
export function words(verdict: Verdict, steps: readonly Step[] = []): Words {
  return {
    says: mainWords(verdict, steps.find(({ id }) => id === verdict.of)),
    notes: verdict.notes.map((note) => noteWords(note, verdict.of)),
  }
}
