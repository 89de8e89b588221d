import { call, type Expr, isCall, ref, substitute } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { type Slip, shown, type Step } from '../../../src/solution/problem.ts'
import { type Shape, type Unit, unitsOf } from './shape.ts'

/** A slip that writes one expression, whatever form the line was meant in. */
function writes(id: string, says: string, wrong: string): Slip {
  const mutant = formula(wrong)
  return { id, says, mutate: () => [mutant] }
}

const terms = (e: Expr): readonly Expr[] => (isCall(e) && e.op === 'add' ? e.args.flatMap(terms) : [e])
const after = <T>(list: readonly T[], i: number): T => list[(i + 1) % list.length] as T

function summed(product: Expr): Expr {
  return substitute(product, (part) => (isCall(part) && part.op === 'mul' ? call('add', ...part.args.map(summed)) : undefined))
}

const factorsSummed: Slip = {
  id: 'factors-summed',
  says: 'the factors are added, not multiplied',
  mutate(e) {
    const wrong = summed(e)
    return wrong === e ? [] : [wrong]
  },
}

/** Of a sum over roads, one is forgotten. */
const roadForgotten: Slip = {
  id: 'road-forgotten',
  says: 'one of the roads to the loss is forgotten',
  mutate(e) {
    const roads = terms(e)
    return roads.length < 2 ? [] : roads.map((_, i) => roads.toSpliced(i, 1).reduce((sum, road) => call('add', sum, road)))
  },
}

/** What can go wrong where a unit reads its inputs. */
function ofSum(unit: Unit, layer: readonly Unit[], first: boolean): Slip[] {
  const { inputs, bias } = unit
  const sum = (pairs: readonly (readonly [string, string])[]) => [...pairs.map(([w, from]) => `${w}*${from}`), ...(bias ? [bias] : [])].join(' + ')
  const others = inputs.length === 2 ? 'the other' : 'another'
  const square = layer.length > 1 && layer.every((one) => one.inputs.length === layer.length && one.inputs.every(({ from }, i) => from === inputs[i]?.from))
  const at = layer.indexOf(unit)
  return [
    ...(inputs.length > 1
      ? [writes('crossed', `the weights are crossed: each meets ${others} ${first ? 'input' : 'unit'}`, sum(inputs.map(({ weight }, i) => [weight, after(inputs, i).from])))]
      : []),
    ...(square ? [writes('transposed', 'the weights are read by columns: those that leave an input, not those that lead into the unit', sum(inputs.map(({ from }, i) => [layer[i]!.inputs[at]!.weight, from])))] : []),
    ...(bias ? [writes('bias-forgotten', 'the bias is forgotten', inputs.map(({ weight, from }) => `${weight}*${from}`).join(' + '))] : []),
  ]
}

/** What can go wrong where a unit makes its output of its sum. */
function ofUnit({ id, sum, activation }: Unit): Slip[] {
  if (activation === 'linear') return []
  if (activation === 'softmax') return [writes('sigma-for-softmax', 'σ of the unit’s own sum is taken for its share of all', `sigma(${sum})`), writes('share-of-nothing', 'the power is not divided by the sum of all', `exp(${sum})`)]
  const name = { logistic: 'σ', tanh: 'tanh', relu: 'ReLU' }[activation]
  return [writes(activation === 'logistic' ? 'sigma-forgotten' : 'activation-forgotten', `${name} is not applied: ${sum} is written for ${id}`, sum)]
}

/** What can go wrong where a unit's slope is taken. */
function ofSlope({ id, sum, activation }: Unit, layer: readonly Unit[]): Slip[] {
  const own = layer.findIndex((unit) => unit.id === id)
  const other = layer.length > 1 ? after(layer, own) : undefined
  if (activation === 'logistic')
    return [
      writes('slope-of-sum', 'the slope of σ is taken from the sum, s(1 − s), not from the output', `${sum}*(1 - ${sum})`),
      writes('sigma-twice', 'σ is applied to the output once more before the slope is taken', `sigma(${id})*(1 - sigma(${id}))`),
      ...(other ? [writes('other-unit', layer.length === 2 ? "the other unit's slope is taken" : "another unit's slope is taken", `${other.id}*(1 - ${other.id})`)] : []),
    ]
  if (activation === 'tanh')
    return [
      writes('slope-of-sum', 'the slope of tanh is taken from the sum, 1 − s², not from the output', `1 - ${sum}^2`),
      writes('slope-of-sigma', 'the slope of σ is taken where the unit is a tanh', `${id}*(1 - ${id})`),
      ...(other ? [writes('other-unit', "another unit's slope is taken", `1 - ${other.id}^2`)] : []),
    ]
  return []
}

/** What can go wrong in the loss and in its slopes by the outputs. */
function ofLoss({ layers, targets, loss }: Shape): Map<string, Slip[]> {
  const outputs = layers.at(-1) ?? []
  const pairs = outputs.map(({ id, sum }, i) => ({ id, sum, y: targets[i] ?? 'y' }))
  const square = pairs.map(({ id, y }) => `(${y} - ${id})^2`).join(' + ')
  if (loss === 'cross')
    return new Map([
      ['L', [writes('square-for-cross', 'the squared error is taken where the loss is the cross-entropy', square)]],
      ...pairs.map(({ id, sum, y }) => [`dL_d${sum}`, [writes('slope-kept', 'the slope of σ is multiplied in, which cross-entropy has cancelled', `(${id} - ${y})*${id}*(1 - ${id})`)]] as const),
    ] as [string, Slip[]][])
  const half = loss === 'half' ? '/2' : ''
  return new Map([
    ['L', [
      writes('square-forgotten', 'the difference is not squared', pairs.map(({ id, y }) => `${y} - ${id}`).join(' + ').replace(/^(.*)$/, half ? '($1)/2' : '$1')),
      ...(half ? [writes('half-forgotten', 'the ½ is left out', square)] : []),
      ...(pairs.length > 1 ? [writes('output-forgotten', 'only the first output is counted', `(${pairs[0]!.y} - ${pairs[0]!.id})^2${half}`)] : []),
    ]],
    ...pairs.map(({ id, y }) => [`dL_d${id}`, half ? [writes('half-forgotten', 'the ½ is left out', `2*(${id} - ${y})`)] : []] as const),
  ] as [string, Slip[]][])
}

/**
 * The mistakes that each step of a network invites, beyond those that any formula does.
 * @returns slips by step id
 */
export function slipsFor(shape: Shape, steps: readonly Step[]): ReadonlyMap<string, readonly Slip[]> {
  const found = new Map<string, Slip[]>(ofLoss(shape))
  const add = (id: string, ...slips: readonly Slip[]) => found.set(id, [...(found.get(id) ?? []), ...slips])
  const form = new Map(steps.map((step) => [step.id, shown(step)]))
  shape.layers.forEach((layer, depth) => {
    const ahead = depth + 1 < shape.layers.length
    layer.forEach((unit, i) => {
      const { id, sum, inputs, bias } = unit
      add(sum, ...ofSum(unit, layer, depth === 0))
      add(id, ...ofUnit(unit))
      add(`d${id}_d${sum}`, ...ofSlope(unit, layer))
      inputs.forEach(({ from, weight }, at) => {
        if (inputs.length < 2) return
        const next = after(inputs, at)
        if (depth > 0) add(`d${sum}_d${from}`, writes('other-weight', `${next.weight} is taken for ${weight}`, next.weight))
        add(`d${sum}_d${weight}`, writes('other-input', `${next.from} is taken for ${from}`, next.from))
      })
      const gradients = [...inputs.map(({ weight }) => weight), ...(bias && shape.biases.length === unitsOf(shape).length ? [bias] : [])]
      for (const by of gradients) {
        add(`dL_d${by}`, factorsSummed)
        if (ahead && layer.length > 1) add(`dL_d${by}`, extraPath(after(layer, i), sum, by, shape, form))
      }
    })
  })
  for (const { id, of } of steps) if (of === 'L' && terms(form.get(id)!).length > 1) add(id, roadForgotten)
  return found
}

/** The road of a parameter through a unit that it does not reach. */
function extraPath(other: Unit, sum: string, by: string, shape: Shape, form: ReadonlyMap<string, Expr>): Slip {
  const behind = shape.layers.flat().filter(({ inputs }) => inputs.some(({ from }) => from === other.id))
  /** The slope of the loss by a unit's output: its own step where roads meet in it, else the product along its one road. */
  const reach = (id: string): Expr => {
    const total = ref(`dL_d${id}`)
    if (form.has(`dL_d${id}`)) return total
    const next = shape.layers.flat().find(({ inputs }) => inputs.some(({ from }) => from === id))
    if (!next) return total
    const before = form.has(`dL_d${next.sum}`) ? ref(`dL_d${next.sum}`) : call('mul', reach(next.id), ref(`d${next.id}_d${next.sum}`))
    return call('mul', before, ref(`d${next.sum}_d${id}`))
  }
  const road = call('mul', call('mul', reach(other.id), ref(`d${other.id}_d${other.sum}`)), ref(`d${sum}_d${by}`))
  return {
    id: 'extra-path',
    says: `a path through ${shape.layers.some((layer) => layer.includes(other) && layer.length === 2) ? 'the other' : 'another'} hidden unit is added, which this ${by.startsWith('b') ? 'bias' : 'weight'} does not reach`,
    mutate: (e) => (behind.length > 0 ? [call('add', e, road)] : []),
  }
}
