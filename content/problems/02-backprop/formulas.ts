import { chain, type Derivative } from '../../../src/math/chain.ts'
import { call, type Expr, num, ref } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { backwardSteps, type Guard, shown, type Step } from '../../../src/solution/problem.ts'
import type { Activation } from './fields.ts'
import { parametersOf, type Shape, type Unit, unitsOf } from './shape.ts'
import { slipsFor } from './slips.ts'

/** One row an activation: its formula, the range of its output and of its slope, further forms of the slope. */
interface Row {
  of(s: string): string
  range?: Guard
  slope?: Guard
  says: string
  pretty(s: string, out: string): readonly string[]
}

const rows: Record<Activation, Row> = {
  logistic: {
    of: (s) => `sigma(${s})`,
    range: { min: 0, max: 1, open: true },
    slope: { min: 0, max: 0.25 },
    says: 'slope of σ',
    pretty: (s, out) => [`exp(-${s})/(1 + exp(-${s}))^2`, `${out}*(1 - ${out})`],
  },
  tanh: { of: (s) => `tanh(${s})`, range: { min: -1, max: 1, open: true }, slope: { min: 0, max: 1 }, says: 'slope of tanh', pretty: (s, out) => [`1 - tanh(${s})^2`, `1 - ${out}^2`] },
  relu: { of: (s) => `relu(${s})`, range: { min: 0 }, slope: { min: 0, max: 1 }, says: 'slope of ReLU', pretty: (s) => [`heaviside(${s})`] },
  linear: { of: (s) => s, says: 'slope of a linear unit', pretty: () => [] },
}

const plus = (terms: readonly Expr[]): Expr => terms.reduce((sum, term) => call('add', sum, term))

/** ln Σ e^s without overflow, whatever the sums are. */
function logSum(sums: readonly Unit[]): Expr {
  return sums.map(({ sum }) => ref(sum)).reduce((all, s) => call('logaddexp', all, s))
}

function weighted({ inputs, bias }: Unit): Expr {
  return plus([...inputs.map(({ from, weight }) => call('mul', ref(weight), ref(from))), ...(bias ? [ref(bias)] : [])])
}

/** A share of softmax, e^s/Σe^s, as forms that no size of the sums can overflow. */
function softmax(unit: Unit, outputs: readonly Unit[]): readonly [Expr, ...Expr[]] {
  const others = outputs.filter((other) => other !== unit).map(({ sum }) => call('exp', call('sub', ref(sum), ref(unit.sum))))
  return [call('div', num(1), plus([num(1), ...others])), call('exp', call('sub', ref(unit.sum), ref('lse')))]
}

/** The loss of all outputs. Cross-entropy −Σ y ln ŷ is written over the sums, y·(lse − s), where no logarithm meets a 0. */
function loss({ layers, targets, loss: kind }: Shape): Expr {
  const outputs = layers.at(-1) ?? []
  const terms = outputs.map(({ id, sum }, i) => {
    const y = ref(targets[i] ?? 'y')
    return kind === 'cross' ? call('mul', y, call('sub', ref('lse'), ref(sum))) : call('pow', call('sub', y, ref(id)), num(2))
  })
  return kind === 'half' ? call('div', plus(terms), num(2)) : plus(terms)
}

function forwardOf(shape: Shape): Step[] {
  const outputs = shape.layers.at(-1) ?? []
  const activated = (unit: Unit): Step => {
    const says = outputs.includes(unit) ? 'output' : 'hidden unit'
    if (unit.activation === 'softmax') return { id: unit.id, says: 'share of softmax', forms: softmax(unit, outputs), guard: { min: 0, max: 1 } }
    const { of, range } = rows[unit.activation]
    return { id: unit.id, says, forms: [formula(of(unit.sum))], ...(range && { guard: range }) }
  }
  const sum = (unit: Unit): Step => ({ id: unit.sum, says: 'weighted sum', forms: [weighted(unit)] })
  const shared = (units: readonly Unit[]): Step[] => (units[0]?.activation === 'softmax' ? [{ id: 'lse', says: 'logarithm of the sum of all e^s', forms: [logSum(units)] }] : [])
  return [
    ...shape.layers.flatMap((units) => [...units.map(sum), ...shared(units), ...units.map(activated)]),
    { id: 'L', says: 'loss', forms: [loss(shape)], ...(shape.loss !== 'cross' && { guard: { min: 0 } }) },
  ]
}

/** Further forms of derivatives that a person would write, and the range that some have. */
function written(shape: Shape): { pretty: Record<string, readonly string[]>; guards: Record<string, Guard> } {
  const outputs = shape.layers.at(-1) ?? []
  const pretty: Record<string, readonly string[]> = {}
  const guards: Record<string, Guard> = {}
  const range = new Map(unitsOf(shape).map(({ id, activation }) => [id, activation === 'softmax' ? undefined : rows[activation].range]))
  outputs.forEach(({ id, sum }, i) => {
    const y = shape.targets[i] ?? 'y'
    if (shape.loss === 'cross') pretty[`dL_d${sum}`] = [outputs.length === 1 ? `${id}*${y} - ${y}` : `${id}*(${shape.targets.join(' + ')}) - ${y}`]
    else pretty[`dL_d${id}`] = [shape.loss === 'half' ? `${id} - ${y}` : `2*(${id} - ${y})`]
  })
  for (const { id, sum, activation, inputs } of unitsOf(shape)) {
    if (activation === 'softmax') pretty[`dlse_d${sum}`] = [id]
    else {
      const { slope, pretty: forms } = rows[activation]
      pretty[`d${id}_d${sum}`] = forms(sum, id)
      if (slope) guards[`d${id}_d${sum}`] = slope
    }
    for (const { from, weight } of inputs) {
      const guard = range.get(from)
      if (guard) guards[`d${sum}_d${weight}`] = guard
    }
  }
  return { pretty, guards }
}

function saysOf(shape: Shape, { of, by }: Derivative): string {
  const unit = unitsOf(shape).find((one) => one.id === of)
  if (of === 'L' && /^[wb]/.test(by)) return 'gradient'
  if (of === 'lse') return 'its share of softmax'
  if (of === 'L') return by.startsWith('h') ? 'slope of the loss, over all roads' : 'slope of the loss'
  if (unit && unit.activation !== 'softmax') return rows[unit.activation].says
  if (by.startsWith('w')) return `input of ${by}`
  return by.startsWith('b') ? `what ${by} is added with` : `weight on ${by}`
}

const known = new WeakMap<Shape, readonly Step[]>()

/** All steps of a network, forward and back; the same list for the same shape. */
export function stepsOf(shape: Shape): readonly Step[] {
  const done = known.get(shape)
  if (done) return done
  const forward = forwardOf(shape)
  const { pretty, guards } = written(shape)
  const derived = chain(forward.map((step) => ({ id: step.id, expr: shown(step) })), 'L', parametersOf(shape))
  const steps = [...forward, ...backwardSteps(derived, (d) => saysOf(shape, d), pretty, guards)]
  const slips = slipsFor(shape, steps)
  const all = steps.map((step) => ({ ...step, slips: slips.get(step.id) ?? [] }))
  known.set(shape, all)
  return all
}
