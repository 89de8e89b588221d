import type { Fields, State } from '../fields/field.ts'
import type { Shape } from '../fields/shape.ts'
import { type Derivative } from '../math/chain.ts'
import { type Expr, key } from '../math/expr.ts'
import { formula } from '../math/parse.ts'
import type { Random } from '../math/random.ts'

/** One of several equal expressions for a step. */
export type Form = Expr

/** The range that a step's value has whatever the inputs are; ends excluded where `open`. */
export interface Guard {
  readonly min?: number
  readonly max?: number
  readonly open?: boolean
}

/** One line of a solution. */
export interface Step {
  /** A stable public name. */
  readonly id: string
  /** What it is, in a few words. */
  readonly says: string
  /** Equal expressions; the last one is shown first. */
  readonly forms: readonly [Form, ...Form[]]
  readonly unit?: string
  /** A count: a whole number below 2⁵³, exact to the last digit. */
  readonly whole?: true
  readonly guard?: Guard
  /** Mistakes of this step alone, where its form depends on the shape: made with the step. Their `at` is left out. */
  readonly slips?: readonly Slip[]
  /** For derivatives: which of what by what. */
  readonly of?: string
  readonly by?: string
}

/** A known mistake, as a change of one step. */
export interface Slip {
  readonly id: string
  /** What went wrong, as a clause: “the factor 2 is dropped”. */
  readonly says: string
  /** The one step that it can happen in; any step where left out. */
  readonly at?: string
  /** The wrong expressions that it makes of a right one. */
  mutate(e: Expr): readonly Expr[]
}

/** A counting convention: what another expression of the same step would give. */
export interface Reading {
  readonly says: string
  readonly forms: Readonly<Record<string, Form>>
}

/** How much help an exercise gives: the first has easy numbers, the last hides all but the question. */
export const levels = ['first', 'practice', 'transfer'] as const
export type Level = (typeof levels)[number]

/** Numbers to begin from that others have worked with too. */
export interface Preset<F extends Fields = Fields> {
  /** A name for a list. */
  readonly says: string
  readonly source?: { readonly title: string; readonly url?: string }
  /** What differs from the problem's own numbers. */
  readonly state: Partial<State<F>>
}

/** One solved problem as data. Everything that a reader sees of it is a reading of this. */
export interface Problem<F extends Fields = Fields> extends Shape<F> {
  readonly id: string
  readonly title: string
  readonly inputs: F
  /** All numbers that formulas may name beside steps; the number fields and switches of the state where left out. */
  given?(state: State<F>): Readonly<Record<string, number>>
  /** Numbers of the result that are measured and not derived, by trying the network out: no steps, asked by nobody. */
  measured?(state: State<F>, values: Readonly<Record<string, number>>): Readonly<Record<string, number>>
  readonly presets?: Readonly<Record<string, Preset<F>>>
  /** All steps for a state's shape, each reading inputs and earlier steps only. */
  steps(shape: State<F>): readonly Step[]
  /** Mistakes beyond those that every operator has. */
  readonly slips: readonly Slip[]
  readonly readings?: Readonly<Record<string, Reading>>
  /** A fresh instance. Deterministic in `random`. */
  draft(level: Level, random: Random): State<F>
  /** The steps that an exercise of a level leaves blank. */
  readonly asks: Readonly<Record<Level, readonly string[]>>
}

/** Keeps the type of a problem's inputs. */
export function problem<F extends Fields>(data: Problem<F>): Problem<F> {
  return data
}

/** A step from text, read by the parser that reads students' answers. @throws SyntaxError where a form is no formula */
export function step(id: string, forms: string | readonly [string, ...string[]], says = '', more: Pick<Step, 'unit' | 'whole' | 'guard' | 'slips'> = {}): Step {
  const [first, ...rest] = typeof forms === 'string' ? [forms] : forms
  return { id, says, forms: [formula(first), ...rest.map(formula)], ...more }
}

/** The form that is shown. */
export function shown(step: Step): Form {
  return step.forms.at(-1) ?? step.forms[0]
}

/**
 * Steps from derivatives. The author may give further forms by id, last one shown first; the derived one stays as
 * their witness (given again, it moves to where it is given). So does its sum over all roads, where roads have met.
 */
export function backwardSteps(
  derivatives: readonly Derivative[],
  says: (d: Derivative) => string,
  pretty: Readonly<Record<string, readonly string[]>> = {},
  guards: Readonly<Record<string, Guard>> = {},
): Step[] {
  return derivatives.map((d) => {
    const given = (pretty[d.id] ?? []).map(formula)
    const forms = [...(d.roads ? [d.roads] : []), d.expr, ...given].filter((form, i, all) => all.findLastIndex((other) => key(other) === key(form)) === i)
    const guard = guards[d.id]
    return { id: d.id, says: says(d), forms: forms as [Form, ...Form[]], of: d.of, by: d.by, ...(guard && { guard }) }
  })
}
