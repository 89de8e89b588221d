import type { Snapshot } from './snapshot.ts'
import { speed, timeLeft } from './says.ts'

/** Where the run stands: epochs as marks on one line, then the same in words. */
export function Progress({ snapshot }: { snapshot: Snapshot }) {
  const { epochs, spec, step, of, phase } = snapshot
  const part = of > 0 ? step / of : 0
  const done = Math.min(100, (100 * (epochs.length + part)) / spec.epochs)
  const marks = spec.epochs <= 40 ? Array.from({ length: spec.epochs + 1 }, (_, i) => (100 * i) / spec.epochs) : [0, 100]
  const going = phase === 'playing' || phase === 'opening'
  const where =
    phase === 'opening' ? 'Loading the letters, choosing an engine' : step > 0 ? `Epoch ${epochs.length + 1} of ${spec.epochs},` : `Epoch ${epochs.length} of ${spec.epochs}`
  return (
    <div className="prog">
      <svg aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1="50%" y2="50%" />
        {marks.map((at) => (
          <line key={at} className="track" x1={`${at}%`} x2={`${at}%`} y1="10%" y2="90%" />
        ))}
        <line className="done" x1="0" x2={`${done}%`} y1="50%" y2="50%" />
      </svg>
      <p>
        <span>
          <b>{where}</b>
          {step > 0 && ` step ${step} of ${of}`}
        </span>
        {going && <span>{speed(snapshot.imagesPerSecond)}</span>}
        {going && <span>{timeLeft(snapshot.secondsLeft)}</span>}
        {phase === 'paused' && <span>paused</span>}
        {phase === 'finished' && <span>{epochs.length < spec.epochs ? 'stopped early' : 'finished'}</span>}
        {phase === 'stopped' && <span>stopped</span>}
      </p>
    </div>
  )
}
