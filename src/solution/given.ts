import type { Fields, Notice, State, Value } from '../fields/field.ts'
import type { Shape } from '../fields/shape.ts'
import { defaults, readState } from '../fields/state.ts'
import type { Problem } from './problem.ts'
import type { Sheet } from './sheet.ts'

type Given = Readonly<Record<string, Value>>

/**
 * A state with some fields set: texts are read as in an address, numbers and switches taken where their field allows
 * them. What is no value of its field leaves it alone, with a notice. Never throws.
 */
export function withGiven<F extends Fields>({ inputs, ...shape }: { inputs: F } & Shape<F>, state: State<F>, given: Given = {}): { state: State<F>; notices: Notice[] } {
  const pairs = Object.entries(given).map(([key, value]) => [key, typeof value === 'string' || !Object.hasOwn(inputs, key) ? String(value) : inputs[key]!.write(value)] as const)
  return readState(inputs, pairs, state, shape)
}

/**
 * The instance that a sheet works out: the problem's own, changed by the sheet's preset, then by what it gives.
 * @throws RangeError where the problem has no such preset, or a value is none of its field
 */
export function stateOf<F extends Fields>(problem: Problem<F>, { id, preset, given }: Pick<Sheet, 'id' | 'preset' | 'given'>): State<F> {
  const from = preset === undefined ? { state: {} } : problem.presets?.[preset]
  if (!from) throw new RangeError(`${id}: ${problem.id} has no preset ${preset}`)
  const { state, notices } = withGiven(problem, { ...defaults(problem.inputs), ...from.state }, given)
  if (notices.length > 0) throw new RangeError(`${id}: ${notices.map(({ says }) => says).join(' ')}`)
  return state
}
