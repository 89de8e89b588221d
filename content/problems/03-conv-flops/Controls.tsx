import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { inputs, type Layer } from './layer.ts'
import { SizeField } from './SizeField.tsx'

interface Props {
  layer: Layer
  locked: readonly string[]
  onChange: (change: Partial<Layer>) => void
}

type Key = keyof Layer

/** What a reader may set, in the order of the work. */
const parts: readonly { says: string; fields: readonly (readonly [Key, string])[] }[] = [
  { says: 'Input', fields: [['height', 'height'], ['width', 'width'], ['channels', 'channels']] },
  { says: 'Convolution', fields: [['filters', 'filters'], ['kernel', 'kernel'], ['stride', 'stride'], ['padding', 'padding'], ['dilation', 'dilation'], ['groups', 'groups'], ['bias', 'bias']] },
  { says: 'Max pooling', fields: [['pool', 'window'], ['poolStride', 'stride']] },
  { says: 'Counting', fields: [['zeros', 'padded zeros'], ['convention', 'convention']] },
]

function Control({ id, layer, locked, onChange }: Props & { id: Key }) {
  const field = inputs[id]
  const held = locked.includes(id)
  if (field.control.kind === 'number')
    return <NumberField field={field as (typeof inputs)['width']} value={layer[id] as number} label={field.says} locked={held} className={['width', 'height', 'channels'].includes(id) ? 'data' : ''} onChange={(value) => onChange({ [id]: value })} />
  if (field.control.kind === 'text') return <SizeField field={field as (typeof inputs)['kernel']} value={layer[id] as string} locked={held} onChange={(value) => onChange({ [id]: value })} />
  const options = field.control.kind === 'choice' ? field.control.options : [{ value: 'on', says: 'on' }, { value: 'off', says: 'off' }]
  return (
    <select className="field" aria-label={field.says} value={field.write(layer[id] as never)} disabled={held} onChange={(event) => onChange({ [id]: field.read(event.target.value) } as Partial<Layer>)}>
      {options.map(({ value, says }) => (
        <option key={value} value={value}>
          {says}
        </option>
      ))}
    </select>
  )
}

/** Every field of a layer, grouped. */
export function Controls(props: Props) {
  return (
    <div className="layer-fields">
      {parts.map(({ says, fields }) => (
        <fieldset key={says}>
          <legend>{says}</legend>
          {fields.map(([id, label]) => (
            <label key={id}>
              <span>{label}</span>
              <Control id={id} {...props} />
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
