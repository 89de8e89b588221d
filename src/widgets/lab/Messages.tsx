import type { Lab } from './lab.ts'
import type { Snapshot } from './snapshot.ts'
import { differences } from './says.ts'

/** What stops a run, what could be taken up again, and what is said to screen readers. */
export function Messages({ snapshot, lab }: { snapshot: Snapshot; lab: Lab }) {
  const { fault, left, notice, unsaved, said, phase } = snapshot
  return (
    <>
      {left && phase === 'ready' && (
        <div className="says saved">
          <p>
            A run was left half-way, {left.run.epochs.length > 0 ? 'after' : 'in its first'} epoch{left.run.epochs.length > 0 && ` ${left.run.epochs.length}`} of {left.run.spec.epochs}
            {differences(left.run.spec) && ` (${differences(left.run.spec)})`}.
          </p>
          <div className="bar">
            <button type="button" className="b" onClick={() => void lab.resume()}>
              Continue it
            </button>
            <button type="button" className="b plain" onClick={() => lab.forget()}>
              Forget it
            </button>
          </div>
        </div>
      )}
      {fault && (
        <div className="says stop" data-code={fault.code}>
          <p>{fault.says}</p>
          {phase === 'fault' && (
            <button type="button" className="b" onClick={() => lab.go('end')}>
              Try again
            </button>
          )}
        </div>
      )}
      {notice && <p className="says">{notice}</p>}
      {unsaved && <p className="says">{unsaved}</p>}
      <p className="vh" role="status">
        {said}
      </p>
    </>
  )
}
