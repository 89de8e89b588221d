import { useState } from 'react'
import { number } from '../../../src/fields/kinds.ts'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { type Leaf, limits } from './stack.ts'

interface Knob {
  readonly says: string
  readonly value: number
  readonly min: number
  readonly max: number
  set(value: number): Leaf
}

/** The numbers of a layer that can be stepped. A square window keeps its shape. */
function knobs(item: Leaf): readonly Knob[] {
  if (item.kind === 'dense') return [{ says: 'units', value: item.units, min: 1, max: limits.channels, set: (units) => ({ ...item, units }) }]
  if (item.kind !== 'conv' && item.kind !== 'pool') return []
  const [height, width] = item.size
  const sides: Knob[] =
    height === width
      ? [{ says: item.kind === 'conv' ? 'kernel' : 'window', value: height, min: 1, max: limits.size, set: (side) => ({ ...item, size: [side, side] }) }]
      : [height, width].map((value, i) => ({ says: i === 0 ? 'kernel height' : 'kernel width', value, min: 1, max: limits.size, set: (side: number) => ({ ...item, size: i === 0 ? [side, width] : [height, side] }) }))
  return [
    ...(item.kind === 'conv' ? [{ says: 'filters', value: item.filters, min: 1, max: limits.channels, set: (filters: number) => ({ ...item, filters }) }] : []),
    ...sides,
    { says: 'stride', value: item.stride, min: 1, max: limits.step, set: (stride) => ({ ...item, stride }) },
    { says: 'pad', value: item.pad, min: 0, max: limits.step, set: (pad) => ({ ...item, pad }) },
  ]
}

interface Props {
  item: Leaf
  name: string
  locked: boolean
  /** @returns why it cannot be */
  onChange: (item: Leaf) => string | undefined
}

/** The numbers of the chosen layer, to type, step or drag. */
export function Knobs({ item, name, locked, onChange }: Props) {
  const [refused, setRefused] = useState<string>()
  const all = knobs(item)
  if (all.length === 0) return null
  return (
    <>
      <div className="knobs">
        {all.map(({ says, value, min, max, set }) => (
          <label key={says}>
            {says} <NumberField field={number(says, value, { min, max, step: 1, whole: true })} value={value} label={`${name}, ${says}`} locked={locked} onChange={(next) => setRefused(onChange(set(next)))} />
          </label>
        ))}
      </div>
      {refused && <FaultSays says={`${refused} Nothing was changed.`} />}
    </>
  )
}
