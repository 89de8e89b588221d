import type { Ref } from 'react'
import type { Lab } from './lab.ts'
import { Press } from '../kit/Press.tsx'
import { over, type Phase } from './snapshot.ts'

interface Props {
  lab: Lab
  phase: Phase
}

const goes = (phase: Phase) => phase === 'playing' || phase === 'opening'

/** The longest of its names, for which it keeps the room: nothing beside it moves when a run ends. */
const again = 'Play again'

/** One button that names what it does next; it keeps its place, so that a second press undoes the first. */
export function PlayButton({ lab, phase, ref }: Props & { ref: Ref<HTMLButtonElement> }) {
  const going = goes(phase)
  return (
    <button ref={ref} type="button" className="b main steady" data-widest={again} onClick={() => (going ? lab.pause() : lab.go('end'))}>
      <span>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={going ? 'M2 1h3v10H2zM7 1h3v10H7z' : 'M2 1l9 5-9 5z'} />
        </svg>
        {going ? 'Pause' : over(phase) ? again : 'Play'}
      </span>
    </button>
  )
}

/** Play and pause, one step, one epoch, the end of the run, and back to the same initial weights. @param begun something can be set back @param play the first of them */
export function Buttons({ lab, phase, begun, play }: Props & { begun: boolean; play: Ref<HTMLButtonElement> }) {
  const still = !goes(phase) && !over(phase)
  return (
    <div className="bar" role="group" aria-label="Training">
      <PlayButton lab={lab} phase={phase} ref={play} />
      <Press idle={!still} onPress={() => lab.go('step')}>
        One step
      </Press>
      <Press idle={!still} onPress={() => lab.go('epoch')}>
        One epoch
      </Press>
      <Press idle={!begun || over(phase)} onPress={() => lab.stop()}>
        Stop
      </Press>
      <Press look="plain" idle={!begun && !goes(phase)} onPress={() => lab.reset()}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1 1h2v10H1zM11 1v10L4 6z" />
        </svg>
        Same weights again
      </Press>
    </div>
  )
}
