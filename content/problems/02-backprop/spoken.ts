import { format } from '../../../src/math/format.ts'
import { type Shape, unitsOf } from './shape.ts'

const words = ['no', 'One', 'Two', 'Three', 'Four']
const losses = { square: 'squared error', half: 'half the squared error', cross: 'cross-entropy' } as const

const counted = (n: number, what: string) => `${words[n]!.toLowerCase()} ${what}${n === 1 ? '' : 's'}`

/** What the drawing of a network says, for those who do not see it. */
export function spoken(shape: Shape, values: Readonly<Record<string, number>>, result: Readonly<Record<string, number>>, path: string): string {
  const { inputs, layers, targets, loss } = shape
  const said = layers.map((units, i) => {
    const what = i < layers.length - 1 ? `hidden ${units[0]!.activation} unit` : `${units[0]!.activation} output`
    return counted(units.length, what)
  })
  const edges = unitsOf(shape).flatMap(({ id, inputs, bias }) => [
    ...inputs.map(({ from, weight }) => `${from} to ${id} with weight ${weight} ${format(values[weight]!)}`),
    ...(bias ? [`${id} with bias ${bias} ${format(values[bias]!)}`] : []),
  ])
  const outputs = layers.at(-1)!
  const made = unitsOf(shape).map(({ id }) => `${id === 'yhat' ? 'output' : outputs.some((unit) => unit.id === id) ? `output ${id}` : id} ${format(result[id]!)}`)
  const aims = targets.map((id) => `target ${targets.length > 1 ? `${id} ` : ''}${format(values[id]!)}`)
  return `${words[inputs.length]} input${inputs.length === 1 ? '' : 's'}, ${said.join(', ')}, ${losses[loss]}. ${edges.join('; ')}. ${[...made, ...aims].join(', ')}, loss ${format(result.L!)}. The path of ${path} is lit.`
}
