import type { Fields, State } from '../../fields/field.ts'
import { evaluate, numbers } from '../../math/algebra.ts'
import { draw } from '../../math/random.ts'
import { check } from '../check.ts'
import { changes, differ } from '../exercise.ts'
import { levels, type Problem } from '../problem.ts'
import { type Mutant, slipsOf } from '../slips.ts'
import { blamed } from '../verdict.ts'
import { type AtHand, type Rounding, writeSheet, written } from './writer.ts'

/** A slip in a step of an instance on which it shows. */
export interface Deal<F extends Fields> {
  readonly state: State<F>
  readonly step: string
  readonly slip: string
  /** Which mutant of the step it is. */
  readonly mutant: number
}

/** Every pair of slip and step that a problem can draw, with instances on which it shows; and the pairs that never show. */
export interface Dealt<F extends Fields> {
  readonly pairs: ReadonlyMap<string, readonly Deal<F>[]>
  readonly hidden: readonly string[]
}

const enough = 6

/** @param drafts instances to draw, of all levels in turn */
export function deal<F extends Fields>(problem: Problem<F>, drafts: number): Dealt<F> {
  const pairs = new Map<string, Deal<F>[]>()
  const seen = new Set<string>()
  for (let i = 0; i < drafts; i++) {
    const state = problem.draft(levels[i % levels.length]!, draw(problem.id, 'dealt', i))
    for (const { step, slip, mutant, truth, value, whole } of changes(problem, state)) {
      const name = `${step} ${slip}`
      seen.add(name)
      const shows = whole ? truth !== value : differ(truth, value, 3)
      if (!shows || !Number.isFinite(value)) continue
      const list = pairs.get(name) ?? []
      pairs.set(name, list)
      if (list.length < enough) list.push({ state, step, slip, mutant })
    }
  }
  return { pairs, hidden: [...seen].filter((name) => !pairs.has(name)) }
}

/** The slips of a step that a writer with these numbers at hand would have written the same text by. */
function alike(mutants: readonly Mutant[], text: string, step: { whole?: true }, atHand: AtHand, way: Rounding): Set<string> {
  const same = mutants.filter(({ expr }) => {
    const x = evaluate(expr, numbers, (name) => atHand[name])
    return Number.isFinite(x) && written(x, step, way) === text
  })
  return new Set(same.map(({ slip }) => slip.id))
}

/**
 * Writes a sheet with one slip and marks it.
 * @returns undefined where the first line blamed is the slip's, it and every slip that gives the same text are named, and
 * nothing that follows is blamed; else what happened
 */
export function markSlip<F extends Fields>(problem: Problem<F>, { state, step, slip, mutant }: Deal<F>, way: Rounding): string | undefined {
  const made = problem.steps(state).find(({ id }) => id === step)!
  const mutants = slipsOf(problem, made)
  const { expr } = mutants[mutant]!
  let atHand: AtHand = {}
  const sheet = writeSheet(problem, state, way, { own: true, slip: { step, expr }, meet: (here, known) => { if (here.id === step) atHand = { ...known } } })
  const text = sheet.find(({ of }) => of === step)?.text ?? ''
  const verdicts = check(problem, state, sheet)
  const [first, ...more] = verdicts.filter(({ kind }) => blamed.has(kind))
  const named = alike(mutants, text, made, atHand, way)
  const isNamed = first?.of === step && first.kind === 'slip' && first.slips.includes(slip) && [...named].every((one) => first.slips.includes(one))
  if (isNamed && more.length === 0) return undefined
  const own = verdicts.find(({ of }) => of === step)
  return `${slip} at ${step} = ${text} (${own?.kind}, truth ${own?.truth}): first blamed ${first?.of} ${first?.text} ${first?.kind} [${first?.slips}], alike [${[...named]}], then ${more.map(({ of, text, kind }) => `${of} = ${text} ${kind}`)} (${JSON.stringify({ way, state })})`
}
