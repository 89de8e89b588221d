import { solve } from '../../../src/solution/solve.ts'
import type { Inputs } from './fields.ts'
import problem from './problem.ts'
import { parametersOf, shapeOf } from './shape.ts'

/** Every weight and bias moved once against its gradient, by the learning rate times its size. */
function downhill(state: Inputs): Inputs {
  const { values } = solve(problem, state)
  const numbers = state as unknown as Readonly<Record<string, number>>
  const moved = parametersOf(shapeOf(state)).map((id) => [id, numbers[id]! - state.rate * values[`dL_d${id}`]!])
  return { ...state, ...Object.fromEntries(moved) }
}

/**
 * The states of a descent, the first one included. Stops where a number overflows: nothing after it can be drawn.
 * @param steps how many at most
 */
export function descend(state: Inputs, steps: number): readonly Inputs[] {
  const states = [state]
  for (let i = 0; i < steps; i++) {
    const next = downhill(states.at(-1)!)
    const numbers = next as unknown as Readonly<Record<string, number>>
    if (!parametersOf(shapeOf(next)).every((id) => Number.isFinite(numbers[id]))) break
    states.push(next)
  }
  return states
}
