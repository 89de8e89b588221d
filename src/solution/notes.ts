import type { Fields } from '../fields/field.ts'
import { type Interval, meets } from '../math/intervals.ts'
import { plainName } from '../math/tokens.ts'
import type { Paper } from './paper.ts'
import type { Problem } from './problem.ts'
import type { Note } from './verdict.ts'

/** A label is a slip of the pen where it names something else. `words` are the writer's own for ids. */
export function labelNote(of: string, label: string, words: Readonly<Record<string, string>>): Note[] {
  const own = (id: string) => (Object.hasOwn(words, id) ? (words[id] ?? id) : id)
  const read = plainName(label).replace(/^d(.+)_d(.+)$/, (_, a: string, b: string) => `d${own(a)}_d${own(b)}`)
  return own(read) === of ? [] : [{ kind: 'label', label }]
}

type Values = Readonly<Record<string, number>>

/** The counting conventions in which a line would be right. */
export function conventionNotes<F extends Fields>(problem: Problem<F>, of: string, written: Interval, paper: Paper, given: Values): Note[] {
  return Object.entries(problem.readings ?? {}).flatMap(([reading, { says, forms }]): Note[] => {
    const form = Object.hasOwn(forms, of) ? forms[of] : undefined
    return form && paper.reads(form, given) && meets(written, paper.follow(form, of, given).interval) ? [{ kind: 'convention', reading, says }] : []
  })
}
