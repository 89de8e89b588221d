import type { RefObject } from 'react'
import type { Lab } from './lab.ts'
import { passing } from './passing.ts'
import type { Snapshot } from './snapshot.ts'
import { differences } from './says.ts'

interface Props {
  snapshot: Snapshot
  lab: Lab
  /** What is always there: it takes the focus from the buttons here, all of which go when they are pressed. */
  stays: RefObject<HTMLElement | null>
}

/** What stops a run, what could be taken up again, and what is said to screen readers. */
export function Messages({ snapshot, lab, stays }: Props) {
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
            <button type="button" className="b" onClick={passing(stays, lab.resume)}>
              Continue it
            </button>
            <button type="button" className="b plain" onClick={passing(stays, lab.forget)}>
              Forget it
            </button>
          </div>
        </div>
      )}
      {fault && (
        <div className="says stop" data-code={fault.code}>
          <p>{fault.says}</p>
          {phase === 'fault' && (
            <button type="button" className="b" onClick={passing(stays, () => lab.go('end'))}>
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
