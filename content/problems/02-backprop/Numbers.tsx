import type { Field } from '../../../src/fields/field.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { quantity } from '../../../src/widgets/kit/quantity.ts'
import { Symbol } from '../../../src/widgets/kit/Symbol.tsx'
import { type Shape, targetField, type Unit } from './shape.ts'

interface Props {
  shape: Shape
  values: Readonly<Record<string, number>>
  fields: Readonly<Record<string, Field<number>>>
  path: string
  lit: ReadonlySet<string>
  locked: readonly string[]
  onChange: (id: string, value: number) => void
  onFault: (id: string, fault: string | undefined) => void
}

/** One number with its name, where a table or a row has a place for it. */
function Cell({ id, values, fields, locked, onChange, onFault, label, named = false }: Props & { id: string; label: string; named?: boolean }) {
  const key = targetField(id)
  const color = quantity(id, values)
  return (
    <>
      {named && <Symbol id={id} {...(color && { className: color })} />}
      <NumberField
        field={fields[key]!}
        value={values[id]!}
        label={label}
        {...(color && { className: color })}
        locked={locked.includes(key)}
        onChange={(value) => onChange(key, value)}
        onFault={(fault) => onFault(key, fault)}
      />
    </>
  )
}

function Layer({ units, depth, ...props }: Props & { units: readonly Unit[]; depth: number }) {
  const { shape, lit, path, values } = props
  const from = depth === 0 ? shape.inputs : shape.layers[depth - 1]!.map(({ id }) => id)
  const shared = units.length > 1 && units[0]!.bias !== undefined && units[0]!.bias === units[1]!.bias
  const mark = (id: string) => (id === path ? 'on chosen' : lit.has(id) ? 'on' : undefined)
  const name = depth === shape.layers.length - 1 ? (units.length === 1 ? 'into the output' : 'into the outputs') : shape.layers.length > 2 ? `into hidden layer ${depth + 1}` : 'into the hidden layer'
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <td />
          {from.map((id) => (
            <th key={id} scope="col">
              <span className="vh">from {id}</span>
              <Symbol id={id} className={quantity(id, values) ?? ''} />
            </th>
          ))}
          {units[0]!.bias && <th scope="col">bias</th>}
        </tr>
      </thead>
      <tbody>
        {units.map(({ id, inputs, bias }, i) => (
          <tr key={id}>
            <th scope="row">
              <span className="vh">into {id}</span>
              <Symbol id={id} className="act" />
            </th>
            {from.map((source) => {
              const weight = inputs.find((input) => input.from === source)?.weight
              return (
                <td key={source} {...(weight && { 'data-id': weight })} className={weight && mark(weight)}>
                  {weight && <Cell {...props} id={weight} label={`weight ${weight}, from ${source} to ${id}`} named />}
                </td>
              )
            })}
            {bias && (i === 0 || !shared) && (
              <td data-id={bias} className={mark(bias)} rowSpan={shared ? units.length : 1}>
                <Cell {...props} id={bias} label={`bias ${bias}, ${shared ? 'of the layer' : `of ${id}`}`} named />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every number of a network, to change: inputs and targets in a row, the weights of a layer as its matrix. */
export function Numbers(props: Props) {
  const { shape, lit } = props
  const row = (ids: readonly string[], says: string) => (
    <p className="given">
      <span className="of">{says}</span>
      {ids.map((id) => (
        <span key={id} data-id={id} className={lit.has(id) ? 'one on' : 'one'}>
          <Cell {...props} id={id} label={`${says.replace(/s$/, '')} ${id}`} named />
        </span>
      ))}
    </p>
  )
  return (
    <div className="numbers">
      {row(shape.inputs, 'inputs')}
      {shape.layers.map((units, depth) => (
        <Layer key={depth} {...props} units={units} depth={depth} />
      ))}
      {row(shape.targets, shape.targets.length > 1 ? 'targets' : 'target')}
    </div>
  )
}
