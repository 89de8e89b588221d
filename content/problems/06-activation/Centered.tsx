import { memo } from 'react'
import { format } from '../../../src/math/format.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import problem, { type Inputs } from './problem.ts'
import { Stretch } from './Stretch.tsx'
import { stepsTo, valley } from './valley.ts'
import { ValleyPicture } from './Valleys.tsx'

interface Props {
  inputs: number
  shift: number
  locked: readonly string[]
  set: (change: Partial<Inputs>) => void
  onFault: (id: string, fault: string | undefined) => void
}

const { inputs: count, shift: offset } = problem.inputs

/** The same unit with its inputs around 0 and around another center: two valleys, one descent. */
export const Centered = memo(function Centered({ inputs, shift, locked, set, onFault }: Props) {
  const here = valley(inputs, shift)
  const ends = `${format(shift - 1, 3)} … ${format(shift + 1, 3)}`
  return (
    <>
      <div className="valleys">
        <ValleyPicture valley={valley(inputs, 0)} title="centered: inputs −1 … 1" says={`${inputs} inputs around 0.`} />
        <ValleyPicture valley={here} title={`shifted: inputs ${ends}`} says={`${inputs} inputs around ${format(shift)}.`} />
        <div className="stretches">
          <Stretch field={offset} value={shift} says="shift" from={-2} to={2} step={0.05} locked={locked.includes('shift')} onChange={(value) => set({ shift: value })} onFault={(fault) => onFault('shift', fault)} />
          <Stretch field={count} value={inputs} says="inputs" from={2} to={100} step={1} locked={locked.includes('inputs')} onChange={(value) => set({ inputs: value })} onFault={(fault) => onFault('inputs', fault)} />
        </div>
      </div>
      <Announce says={`${inputs} inputs shifted by ${format(shift)}: curvature ratio ${format(here.ratio, 4)}, ${format(stepsTo(0.01, here))} steps`} />
    </>
  )
})
