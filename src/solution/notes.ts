import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers, UnknownName } from '../math/algebra.ts'
import { type Expr, names } from '../math/expr.ts'
import { type Interval, meets } from '../math/intervals.ts'
import { parse } from '../math/parse.ts'
import { draw } from '../math/random.ts'
import { plainName } from '../math/tokens.ts'
import type { Paper } from './paper.ts'
import type { Problem } from './problem.ts'
import { inputs, solve } from './solve.ts'
import type { Note, Refutation } from './verdict.ts'

/** A label is a slip of the pen where it names something else. `words` are the writer's own for ids. */
export function labelNote(of: string, label: string, words: Readonly<Record<string, string>>): Note[] {
  const own = (id: string) => (Object.hasOwn(words, id) ? (words[id] ?? id) : id)
  const read = plainName(label).replace(/^d(.+)_d(.+)$/, (_, a: string, b: string) => `d${own(a)}_d${own(b)}`)
  return own(read) === of ? [] : [{ kind: 'label', label }]
}

/** Enough that a formula which is right on all of them is taken for right everywhere. */
const instances = 24

type Values = Readonly<Record<string, number>>
const elsewhere = new WeakMap<object, { inputs: Values; all: Values }[]>()

function instancesOf<F extends Fields>(problem: Problem<F>): { inputs: Values; all: Values }[] {
  let known = elsewhere.get(problem)
  if (!known) {
    known = Array.from({ length: instances }, (_, i) => problem.draft('transfer', draw(problem.id, 'formula', i))).map((state) => {
      const given = inputs(state)
      return { inputs: given, all: { ...given, ...solve(problem, state).values } }
    })
    elsewhere.set(problem, known)
  }
  return known
}

/** The state with one input moved, for every input: the plainest instances to refute a formula on, those that it names first. */
function nearby<F extends Fields>(problem: Problem<F>, state: State<F>, first: ReadonlySet<string>) {
  const given = inputs(state)
  const ordered = Object.entries(given).sort(([a], [b]) => Number(first.has(b)) - Number(first.has(a)))
  return ordered.flatMap(([id, value]) =>
    [value + 0.4, value - 0.4, -value].map((moved) => {
      const one = { [id]: Number(moved.toPrecision(12)) }
      return { inputs: one as Values, all: { ...given, ...one, ...solve(problem, changed(state, one)).values } }
    }),
  )
}

/**
 * Tries a stated formula here and on other instances of the problem.
 * @param truth the right expression
 * @returns the formula where it stands; a note where it cannot be read, or with an instance that refutes it
 */
export function tryFormula<F extends Fields>(problem: Problem<F>, text: string, truth: Expr, state: State<F>): { expr?: Expr; notes: Note[] } {
  const expr = parse(text)
  if ('fault' in expr) return { notes: [{ kind: 'formula', formula: text, fault: expr.fault }] }
  const refute = ({ inputs, all }: { inputs: Values; all: Values }): Refutation[] => {
    const env = (id: string) => (Object.hasOwn(all, id) ? all[id] : undefined)
    const gives = evaluate(expr, numbers, env)
    const right = evaluate(truth, numbers, env)
    const size = Math.max(Math.abs(gives), Math.abs(right))
    return Number.isFinite(right) && !(Math.abs(gives - right) <= 1e-9 * size) ? [{ inputs, gives, truth: right }] : []
  }
  try {
    const far = instancesOf(problem).flatMap(refute)
    if (far.length === 0) return { expr, notes: [] }
    const refuted = nearby(problem, state, names(expr)).flatMap(refute)[0] ?? far[0]
    return { notes: [{ kind: 'formula', formula: text, ...(refuted && { refuted }) }] }
  } catch (error) {
    if (error instanceof UnknownName) return { notes: [{ kind: 'formula', formula: text, fault: error.message }] }
    throw error
  }
}

/** The counting conventions in which a line would be right. */
export function conventionNotes<F extends Fields>(problem: Problem<F>, of: string, written: Interval, paper: Paper, given: Values): Note[] {
  return Object.entries(problem.readings ?? {}).flatMap(([reading, { says, forms }]): Note[] => {
    const form = Object.hasOwn(forms, of) ? forms[of] : undefined
    return form && meets(written, paper.follow(form, of, given).interval) ? [{ kind: 'convention', reading, says }] : []
  })
}

/** A state of the same shape with some inputs changed. */
export function changed<F extends Fields>(state: State<F>, given: Values | undefined): State<F> {
  return given ? { ...state, ...given } : state
}

