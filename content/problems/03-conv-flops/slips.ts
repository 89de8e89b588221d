import { call, type Expr, isCall, num, ref, substitute } from '../../../src/math/expr.ts'
import type { Slip } from '../../../src/solution/problem.ts'

const sides = ['width', 'height'] as const

/** The expression with one name replaced; none where it does not read the name. */
function instead(id: string, by: Expr): (e: Expr) => readonly Expr[] {
  return (e) => {
    const wrong = substitute(e, (part) => (part.op === 'ref' && part.id === id ? by : undefined))
    return wrong === e ? [] : [wrong]
  }
}

/** The expression with each part that `change` knows replaced. */
function wherever(change: (part: Expr) => Expr | undefined): (e: Expr) => readonly Expr[] {
  return (e) => {
    const wrong = substitute(e, change)
    return wrong === e ? [] : [wrong]
  }
}

/** a + 1 as a, or a − 1 as a. */
function withoutOne(op: 'add' | 'sub'): (e: Expr) => readonly Expr[] {
  return wherever((part) => {
    if (!isCall(part) || part.op !== op) return undefined
    const [a, b] = part.args
    return a && b?.op === 'num' && b.value === 1 ? a : undefined
  })
}

const roundedUp = wherever((part) => (isCall(part) && part.op === 'floor' && part.args[0] ? call('neg', call('floor', call('neg', part.args[0]))) : undefined))

/** Output positions counted as if there were one for every input. */
const everyPosition = wherever((part) => (part.op === 'ref' && (part.id === 'out_height' || part.id === 'out_width') ? ref(part.id.slice('out_'.length)) : undefined))

const filtersTwice = (e: Expr): readonly Expr[] => (e.op === 'num' ? [] : [call('mul', e, ref('filters'))])

export const slips: readonly Slip[] = [
  ...sides.flatMap((side): Slip[] => [
    { id: 'padding-forgotten', says: 'the padding is left out', at: `out_${side}`, mutate: instead(`padding_${side}`, num(0)) },
    { id: 'stride-forgotten', says: 'the stride is left out', at: `out_${side}`, mutate: instead(`stride_${side}`, num(1)) },
    { id: 'rounded-up', says: 'rounded up: a window that does not fit is counted', at: `out_${side}`, mutate: roundedUp },
    { id: 'plus-one-forgotten', says: 'the first window is not counted, the + 1', at: `out_${side}`, mutate: withoutOne('add') },
    { id: 'plus-one-forgotten', says: 'the first window is not counted, the + 1', at: `pool_${side}`, mutate: withoutOne('add') },
    { id: 'stride-is-window', says: 'the pooling is taken to step by its own window', at: `pool_${side}`, mutate: instead(`pool_stride_${side}`, ref(`window_${side}`)) },
    {
      id: 'run-together',
      says: 'the minus is lost and two digits run together into one number',
      at: `pool_${side}`,
      mutate: wherever((part) => (isCall(part) && part.op === 'sub' && part.args[0] && part.args[1] ? call('add', call('mul', num(10), part.args[0]), part.args[1]) : undefined)),
    },
  ]),
  { id: 'minus-one-forgotten', says: 'n products need n − 1 additions, not n', at: 'conv_additions', mutate: withoutOne('sub') },
  { id: 'minus-one-forgotten', says: 'the largest of n numbers takes n − 1 comparisons, not n', at: 'pool_comparisons', mutate: withoutOne('sub') },
  ...['conv_products', 'conv_additions'].flatMap((at): Slip[] => [
    { id: 'input-positions', says: 'windows are counted at every input position, not at every output', at, mutate: everyPosition },
    { id: 'filters-twice', says: 'the filters are multiplied in twice', at, mutate: filtersTwice },
    { id: 'groups-forgotten', says: 'every filter is taken to see all channels, whatever its group', at, mutate: instead('groups', num(1)) },
  ]),
  { id: 'bias-per-filter', says: 'one addition for each filter, not for each output', at: 'conv_bias', mutate: (e) => (e.op === 'num' ? [] : [ref('filters')]) },
  {
    id: 'bias-forgotten',
    says: 'the bias is left out',
    at: 'conv_total',
    mutate: wherever((part) => (isCall(part) && part.op === 'add' && part.args[1]?.op === 'ref' && part.args[1].id === 'conv_bias' ? part.args[0] : undefined)),
  },
  {
    id: 'bias-forgotten',
    says: 'the biases are left out',
    at: 'params',
    mutate: wherever((part) => (isCall(part) && part.op === 'add' && part.args[1]?.op === 'ref' && part.args[1].id === 'filters' ? part.args[0] : undefined)),
  },
  { id: 'input-channels', says: 'the pooling runs over the outputs of the convolution: one map for each filter, not for each input channel', at: 'pool_comparisons', mutate: instead('filters', ref('channels')) },
  { id: 'zero-too-many', says: 'a zero too many is written', at: 'total', mutate: (e) => [call('mul', num(10), e)] },
  { id: 'per-position', says: 'weights are counted again at every output, but a filter has them once', at: 'params', mutate: (e) => [call('mul', e, call('mul', ref('out_height'), ref('out_width')))] },
]
