import type { Fields, State } from '../fields/field.ts'
import { isFault } from '../fields/field.ts'
import { key } from '../math/expr.ts'
import { draw } from '../math/random.ts'
import type { Problem } from './problem.ts'
import { given as givenOf, solve } from './solve.ts'

type Values = Readonly<Record<string, number>>

/** Numbers on which a formula can be tried. */
export interface Instance {
  readonly inputs: Values
  /** Inputs and true values of steps. */
  readonly all: Values
}

/** Enough that a formula which is right on all of them is taken for right everywhere. */
const enough = 24

function instance<F extends Fields>(problem: Problem<F>, state: State<F>): Instance {
  const inputs = givenOf(problem, state)
  return { inputs, all: { ...inputs, ...solve(problem, state).values } }
}

/** The same for two states exactly if their steps are computed alike. */
function shapeOf<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  return problem.steps(state).map(({ id, forms }) => `${id} = ${key(forms[0])}`).join('\n')
}

/** A draft with all that is no number taken from another state: of the same shape, where words decide it. */
function likened<F extends Fields>(draft: State<F>, state: State<F>): State<F> {
  const words = Object.entries(state).filter(([, value]) => typeof value !== 'number')
  return { ...draft, ...Object.fromEntries(words) }
}

const known = new WeakMap<object, Map<string, Instance[]>>()

/**
 * Drafted instances of a problem, always the same ones.
 * @param state where given, only instances whose steps are computed as this state's are
 */
export function instancesOf<F extends Fields>(problem: Problem<F>, state?: State<F>): readonly Instance[] {
  let kept = known.get(problem)
  if (!kept) known.set(problem, (kept = new Map()))
  const shape = state ? shapeOf(problem, state) : ''
  let found = kept.get(shape)
  if (!found) {
    const drafts = Array.from({ length: state ? 2 * enough : enough }, (_, i) => problem.draft('transfer', draw(problem.id, 'formula', i)))
    const alike = state ? [...drafts, ...drafts.map((draft) => likened(draft, state))].filter((one) => shapeOf(problem, one) === shape) : drafts
    found = alike.slice(0, 2 * enough).map((one) => instance(problem, one))
    kept.set(shape, found)
  }
  return found
}

/** The state with one number field moved, for every such field: the plainest instances to refute a formula on, those that it names first. */
export function nearby<F extends Fields>(problem: Problem<F>, state: State<F>, first: ReadonlySet<string>): Instance[] {
  const shape = shapeOf(problem, state)
  const fields = Object.entries(problem.inputs).filter(([, { control }]) => control.kind === 'number')
  const ordered = fields.sort(([a], [b]) => Number(first.has(b)) - Number(first.has(a)))
  return ordered.flatMap(([id, field]) => {
    const value = state[id] as number
    const by = field.control.kind === 'number' && field.control.whole ? 1 : 0.4
    return [value + by, value - by, -value].flatMap((moved): Instance[] => {
      const read: unknown = field.read(String(Number(moved.toPrecision(12))))
      if (isFault(read)) return []
      const there = { ...state, [id]: read }
      if (shapeOf(problem, there) !== shape) return []
      return [{ inputs: { [id]: read as number }, all: instance(problem, there).all }]
    })
  })
}
