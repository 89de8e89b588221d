import type { Random } from '../../../src/math/random.ts'
import { fields, type Inputs } from './fields.ts'
import problem from './problem.ts'
import { parametersOf, shapeOf, targetField } from './shape.ts'

/** True for the problem's own wiring, whatever its activations are. */
export function isOwnWiring({ network, connect, biases, loss }: Inputs): boolean {
  return network === fields.network.fallback && connect === 'own' && biases === 'none' && loss !== 'cross'
}

/** New numbers for the network as it is. */
export function fresh(state: Inputs, random: Random): Partial<Inputs> {
  if (isOwnWiring(state)) {
    const { w1, w2, w3, w4, w5, w6, x1, x2, x3, x4, y } = problem.draft('practice', random)
    return { w1, w2, w3, w4, w5, w6, x1, x2, x3, x4, y }
  }
  const shape = shapeOf(state)
  const signed = () => Number((random() < 0.5 ? -1 : 1) * Math.max(0.01, Number((1.5 * random()).toFixed(2))))
  const right = Math.floor(shape.targets.length * random())
  const target = (k: number) => (state.loss === 'cross' ? Number(k === right) : Number(random().toFixed(2)))
  return Object.fromEntries([
    ...[...parametersOf(shape), ...shape.inputs].map((id) => [id, signed()]),
    ...shape.targets.map((id, k) => [targetField(id), target(k)]),
  ]) as Partial<Inputs>
}

/** A change of shape: what the new network does not use goes back to where it began, and what it lights is there. */
export function reshaped(state: Inputs, change: Partial<Inputs>): Inputs {
  const next = { ...state, ...change }
  const uses = new Set(problem.uses!(next))
  const kept = Object.entries(next).map(([key, value]) => [key, uses.has(key) ? value : fields[key as keyof typeof fields].fallback])
  const shape = shapeOf(next)
  const all = parametersOf(shape)
  const sum = shape.targets.reduce((total, id) => total + Number(next[targetField(id) as 'y']), 0)
  // Cross-entropy compares shares: targets that do not add up to 1 become “the first one”.
  const shares = change.loss === 'cross' && Math.abs(sum - 1) > 1e-9 ? shape.targets.map((id, k) => [targetField(id), k === 0 ? 1 : 0]) : []
  return { ...Object.fromEntries([...kept, ...shares]), ...(!all.includes(next.path) && { path: all[0] }) } as Inputs
}
