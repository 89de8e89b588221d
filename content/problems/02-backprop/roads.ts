import { shown, type Step } from '../../../src/solution/problem.ts'
import { type Expr, isCall } from '../../../src/math/expr.ts'
import { type Shape, type Unit, unitsOf } from './shape.ts'

/** The units that read a unit's output or an input, in reading order. */
export function readersOf(shape: Shape, id: string): readonly Unit[] {
  return unitsOf(shape).filter(({ inputs }) => inputs.some(({ from }) => from === id))
}

/** The units that a weight leads into, or that a bias is added in. */
export function entered(shape: Shape, by: string): readonly Unit[] {
  return unitsOf(shape).filter(({ inputs, bias }) => bias === by || inputs.some(({ weight }) => weight === by))
}

/** The slope of the loss that a unit is the first to send back, if it is an output: by its sum for softmax, by its output else. */
export function lossSlope({ id, sum, activation }: Unit): string {
  return `dL_d${activation === 'softmax' ? sum : id}`
}

/** All names on the roads of a weight or bias: itself, what it meets, every sum, unit, slope and the loss behind it. */
export function onRoads(shape: Shape, by: string): ReadonlySet<string> {
  const names = new Set(['L', by, `dL_d${by}`])
  const follow = (unit: Unit) => {
    if (names.has(unit.id)) return
    names.add(unit.sum).add(unit.id)
    if (unit.activation === 'softmax') names.add('lse').add('dL_dlse').add(`dlse_d${unit.sum}`)
    else names.add(`d${unit.id}_d${unit.sum}`)
    const readers = readersOf(shape, unit.id)
    if (readers.length === 0) names.add(lossSlope(unit))
    if (readers.length > 1) names.add(`dL_d${unit.id}`)
    for (const reader of readers) {
      names.add(`d${reader.sum}_d${unit.id}`).add(reader.inputs.find(({ from }) => from === unit.id)!.weight)
      follow(reader)
    }
  }
  for (const unit of entered(shape, by)) {
    const edge = unit.inputs.find(({ weight }) => weight === by)
    if (edge) names.add(edge.from)
    names.add(`d${unit.sum}_d${by}`)
    follow(unit)
  }
  return names
}

/** The products that a slope of the loss is a sum of, each as the ids of its factors; one where there is one road. */
export function productsOf(step: Step): readonly (readonly string[])[] {
  const terms = (e: Expr): readonly Expr[] => (isCall(e) && e.op === 'add' ? e.args.flatMap(terms) : [e])
  const factors = (e: Expr): readonly string[] => (e.op === 'ref' ? [e.id] : isCall(e) ? e.args.flatMap(factors) : [])
  return terms(shown(step)).map(factors)
}

/** The slope of the loss by each unit's output, or by its sum where softmax follows, from the local slopes. */
export function sentBack(shape: Shape, result: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const back: Record<string, number> = {}
  for (const unit of unitsOf(shape).toReversed()) {
    const readers = readersOf(shape, unit.id)
    back[unit.id] = readers.length === 0
      ? (result[lossSlope(unit)] ?? NaN)
      : readers.reduce((sum, { id, sum: s, activation }) => sum + back[id]! * (activation === 'softmax' ? 1 : result[`d${id}_d${s}`]!) * result[`d${s}_d${unit.id}`]!, 0)
  }
  return back
}
