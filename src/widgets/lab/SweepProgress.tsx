import { besideSays } from './experimentSays.ts'
import { engineSays } from './fields.ts'
import type { SweepState } from './sweeper.ts'

/** How far a sweep has come: runs as marks on one line, then the same in words. */
export function SweepProgress({ sweep, left }: { sweep: SweepState; left: string }) {
  const { phase, done, specs, under, engine, threads, notice } = sweep
  const part = under ? (under.runs * under.epochs) / under.spec.epochs : 0
  const at = Math.min(100, (100 * (done + part)) / Math.max(1, specs.length))
  return (
    <div className="sweep-state" data-sweep={phase}>
      <svg className="sweep-bar" aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1="50%" y2="50%" />
        {specs.length <= 60 && specs.map((_, i) => <line key={i} className="track" x1={`${((100 * i) / specs.length).toFixed(2)}%`} x2={`${((100 * i) / specs.length).toFixed(2)}%`} y1="10%" y2="90%" />)}
        <line className="done" x1="0" x2={`${at.toFixed(2)}%`} y1="50%" y2="50%" />
      </svg>
      <div role="progressbar" aria-label="Runs of the sweep" aria-valuemin={0} aria-valuemax={specs.length} aria-valuenow={done}>
        <b>
          {phase === 'opening' ? 'Loading the letters, choosing an engine: ' : ''}
          {done} of {specs.length} runs
        </b>
        {under && ` · ${besideSays(specs).says(under.spec)}, ${under.runs > 1 ? `${under.runs} seeds as one computation` : `seed ${under.spec.seed}`}: epoch ${under.epochs} of ${under.spec.epochs}`}
        {engine && phase === 'running' && ` · ${engineSays(engine, threads)}`}
        {phase === 'running' && left && ` · ${left}`}
        {phase === 'paused' && ' · paused'}
        {phase === 'done' && ' · done'}
      </div>
      {notice && <p className={phase === 'fault' ? 'fault-says' : ''}>{notice}</p>}
    </div>
  )
}
