import type { State } from '../../../src/fields/field.ts'
import { number } from '../../../src/fields/kinds.ts'
import { formula } from '../../../src/math/parse.ts'
import { problem, type Slip, step } from '../../../src/solution/problem.ts'

const inputs = {
  z1: number('score z1', 2, { step: 0.1 }),
  z2: number('score z2', 1, { step: 0.1 }),
  z3: number('score z3', -1, { step: 0.1 }),
  T: number('temperature T', 0.5, { step: 0.1, min: 0.05, max: 100, from: 0.2, to: 4 }),
}
export type Inputs = State<typeof inputs>

const classes = [1, 2, 3]

const steps = [
  ...classes.map((k) => step(`e${k}`, `exp(z${k}/T)`, `weight of class ${k}`, { guard: { min: 0, open: true } })),
  step('total', 'e1 + e2 + e3', 'sum of the weights', { guard: { min: 0, open: true } }),
  ...classes.map((k) => step(`p${k}`, `e${k}/total`, `probability of class ${k}`, { guard: { min: 0, max: 1, open: true } })),
]

const slips: Slip[] = classes.flatMap((k) => [
  { id: 'temperature-multiplied', says: 'the score is multiplied by the temperature', at: `e${k}`, mutate: () => [formula(`exp(z${k}*T)`)] },
  { id: 'temperature-forgotten', says: 'the temperature is left out', at: `e${k}`, mutate: () => [formula(`exp(z${k})`)] },
  { id: 'left-out', says: 'the class is left out of the sum that it is divided by', at: `p${k}`, mutate: () => [formula(`e${k}/(total - e${k})`)] },
])

export default problem({
  id: 'softmax',
  title: 'Softmax with a temperature',
  inputs,
  steps: () => steps,
  slips,
  draft(level, random) {
    const digits = level === 'first' ? 0 : 1
    // No score 0 and no temperature 1: a slip would change nothing there.
    const score = () => (random() < 0.5 ? -1 : 1) * Number((0.5 + 2 * random()).toFixed(digits))
    const T = level === 'first' ? 2 : Number((random() < 0.5 ? 0.4 + 0.4 * random() : 1.3 + 2 * random()).toFixed(1))
    return { z1: score(), z2: score(), z3: score(), T }
  },
  asks: { first: ['p1'], practice: ['total', 'p1', 'p2'], transfer: ['p1', 'p2', 'p3'] },
})
