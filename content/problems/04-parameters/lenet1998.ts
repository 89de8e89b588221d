import { call, type Expr, num } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { type Slip, type Step, step } from '../../../src/solution/problem.ts'

/**
 * Which of the six maps of S2 each of the sixteen maps of C3 reads. LeCun, Bottou, Bengio, Haffner, “Gradient-based
 * learning applied to document recognition”, Proc. IEEE 86(11), 1998, Table I.
 */
export const table: readonly (readonly number[])[] = [
  ...[0, 1, 2, 3, 4, 5].map((first) => [first, first + 1, first + 2].map((map) => map % 6)),
  ...[0, 1, 2, 3, 4, 5].map((first) => [first, first + 1, first + 2, first + 3].map((map) => map % 6)),
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
]

/** How many maps of C3 read so many maps of S2. */
export function filtersReading(maps: number): number {
  return table.filter((row) => row.length === maps).length
}

/** The pairs of maps that are joined. */
export const pairs = table.reduce((count, row) => count + row.length, 0)

const write = (id: string, at: string, says: string, wrong: string): Slip => ({ id, at, says, mutate: () => [formula(wrong)] })

interface Old {
  readonly name: string
  readonly what: string
  readonly side?: number
  readonly size?: string
  readonly parameters: string | readonly [string, string]
  readonly work: string
  readonly maps: number
}

const layers: readonly Old[] = [
  { name: 'C1', what: 'six filters 5 × 5', size: '32 - 5 + 1', parameters: '(5*5*1 + 1)*6', work: '5*5*1*6', maps: 6 },
  { name: 'S2', what: 'a weight and a bias for each map', size: 'height_1/2', parameters: '2*6', work: '6', maps: 6 },
  { name: 'C3', what: `${pairs} of 96 pairs of maps joined`, size: 'height_2 - 5 + 1', parameters: [[3, 4, 6].map((maps) => `(5*5*${maps} + 1)*${filtersReading(maps)}`).join(' + '), `5*5*${pairs} + 16`], work: `5*5*${pairs}`, maps: 16 },
  { name: 'S4', what: 'a weight and a bias for each map', size: 'height_3/2', parameters: '2*16', work: '16', maps: 16 },
  { name: 'C5', what: '120 filters as large as the map', size: 'height_4 - 5 + 1', parameters: '(5*5*16 + 1)*120', work: '5*5*16*120', maps: 120 },
  { name: 'F6', what: '84 units', parameters: '(120 + 1)*84', work: '120*84', maps: 84 },
  { name: 'F7', what: 'ten distances to fixed patterns of 84 numbers', parameters: '0', work: '84*10', maps: 10 },
]

/** The names of the seven layers, and what each is. */
export const oldLayers = layers.map(({ name, what, maps }, i) => ({ k: i + 1, name, what, maps }))

const slips: readonly Slip[] = [
  write('all-pairs', 'layer_3', 'every map of C3 is taken to read all six maps', '(5*5*6 + 1)*16'),
  write('bias-per-connection', 'layer_3', 'every pair of maps is given a bias; a filter has one', `(5*5 + 1)*${pairs}`),
  write('bias-forgotten', 'layer_3', 'the biases are forgotten', `5*5*${pairs}`),
  write('untrained', 'layer_2', 'the pooling layer is taken to have no weights', '0'),
  write('untrained', 'layer_4', 'the pooling layer is taken to have no weights', '0'),
  write('fixed-counted', 'layer_7', 'the fixed patterns of the output are counted as trained', '84*10'),
  write('fixed-counted', 'total', 'the fixed patterns of the output are counted as trained', 'layer_1 + layer_2 + layer_3 + layer_4 + layer_5 + layer_6 + layer_7 + fixed'),
]

function steps(): Step[] {
  const more = (id: string) => ({ guard: { min: 0 }, slips: slips.filter(({ at }) => at === id) })
  const counted = (id: string, forms: string | readonly [string, ...string[]], says: string): Step => ({ ...step(id, forms, says), whole: true, ...more(id) })
  const each = layers.flatMap(({ name, what, size, parameters, work, maps }, i) => {
    const k = i + 1
    const map = size && k < 5 ? `*height_${k}*width_${k}` : ''
    return [
      ...(size ? [counted(`height_${k}`, size, `${name}, height of its output`), counted(`width_${k}`, size.replace('height', 'width'), `${name}, width of its output`)] : []),
      counted(`layer_${k}`, parameters as string, `${name}, parameters: ${what}`),
      counted(`macs_${k}`, `${work}${map}`, `${name}, multiply-adds`),
      counted(`bytes_${k}`, `4*${maps}${map}`, `${name}, bytes of its output`),
    ]
  })
  const over = (id: string) => layers.map((_, i) => `${id}_${i + 1}`).join(' + ')
  return [
    ...each,
    counted('fixed', '84*10', 'fixed weights of the output'),
    counted('total', over('layer'), 'trainable parameters'),
    counted('macs', over('macs'), 'multiply-adds of the network'),
    counted('bytes', over('bytes'), 'bytes of all outputs'),
  ]
}

/** The steps of the network of 1998. */
export const steps1998: readonly Step[] = steps()

/** What one filter of C3 is made of, for the table: the maps that it reads and its parameters. */
export function filterOf(row: readonly number[]): Expr {
  return call('add', call('mul', call('mul', num(5), num(5)), num(row.length)), num(1))
}
