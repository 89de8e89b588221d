import { useMemo } from 'react'
import { format } from '../../../src/math/format.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Switch } from '../../../src/widgets/lab/Switch.tsx'
import { input, layers as layersOf } from './layers.ts'
import { Planes } from './Planes.tsx'
import type { Point } from './planes.ts'
import type { Inputs } from './problem.ts'

interface Props {
  state: Inputs
  one: { W: readonly (readonly number[])[]; b: readonly number[] }
  gap: number
  locked: readonly string[]
  set: (change: Partial<Inputs>) => void
}

const words = { none: 'nothing', relu: 'a ReLU' } as const

/** The picture alone, with the one switch that ends the collapse. */
export function Fold({ state, one, gap, locked, set }: Props) {
  const layers = useMemo(() => layersOf(state), [state])
  const x = useMemo(() => input(state), [state])
  const move = (to: Point) => set({ x: to.slice(0, x.length).map((u) => Number(Math.min(9, Math.max(-9, u)).toFixed(1)) + 0).concat(x.slice(2)).join() })
  const folded = state.between === 'relu'
  const says = folded ? `With a ReLU between the layers the two maps differ by up to ${format(gap, 2)}.` : 'Without it both ways lead to the same grid.'
  return (
    <figure className="fig linear fold">
      <figcaption>
        <span>
          <b>The same grid on both roads:</b> layer by layer, and in one step. Drag the square.
        </span>
        <Switch says="between the layers:" options={words} value={folded ? 'relu' : 'none'} onChange={(between) => !locked.includes('between') && set({ between })} />
      </figcaption>
      <Planes layers={layers} between={state.between} c={state.c} d={state.d} x={x} one={one} {...(!locked.includes('x') && { onMove: move })} />
      <p className="agree">{says}</p>
      <Announce says={says} />
    </figure>
  )
}
