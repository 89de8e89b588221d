import type { PanelProps } from './panels.ts'
import Sweeps from './Sweeps.tsx'

/** A sweep that stands alone on a page, as a chapter shows it. */
export default function SweepPart(props: PanelProps) {
  return (
    <figure className="fig lab-figure">
      <figcaption>
        <span>
          <b>The same comparison, in this page.</b> Your runs are drawn over ours.
        </span>
      </figcaption>
      <div className="lab-panel">
        <Sweeps {...props} />
      </div>
    </figure>
  )
}
