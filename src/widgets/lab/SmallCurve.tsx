import { useRef } from 'react'
import { findingOfCurves } from '../../charts/findings.ts'
import { Panel } from '../../charts/Panel.tsx'
import { type Band, frame } from '../../charts/scales.ts'
import { splits } from '../../charts/splits.ts'
import type { Lab } from './lab.ts'
import { Messages } from './Messages.tsx'
import { PlayButton } from './Buttons.tsx'
import { Progress } from './Progress.tsx'
import type { Snapshot } from './snapshot.ts'

const validation = splits[1]!

/** The lab's part for a page that only wants to show it at work: one curve, one button. */
export function SmallCurve({ snapshot, lab, band }: { snapshot: Snapshot; lab: Lab; band?: Band }) {
  const { epochs, spec, phase } = snapshot
  const play = useRef<HTMLButtonElement>(null)
  return (
    <figure className="lab-figure small" data-phase={phase}>
      <div className="panels" role="img" aria-label={findingOfCurves(epochs, spec.epochs, 'error', band)}>
        <Panel look={validation} epochs={epochs} measure="error" frame={frame(epochs, spec.epochs, 'error', band)} band={band} named />
      </div>
      <div className="run">
        <div className="bar">
          <PlayButton lab={lab} phase={phase} ref={play} />
        </div>
        <Progress snapshot={snapshot} />
      </div>
      <Messages snapshot={snapshot} lab={lab} stays={play} />
    </figure>
  )
}
