import { type KeyboardEvent, useState } from 'react'
import { points } from '../../charts/numbers.ts'
import { Sparkline } from '../../charts/Sparkline.tsx'
import { enginesOf } from '../../runs/run.ts'
import { bestOf, secondsOfRun } from '../../runs/reader.ts'
import type { KeptRun } from './cabinet.ts'

interface Props {
  run: KeptRun
  onChange: (change: Partial<Pick<KeptRun, 'name' | 'pinned' | 'hidden'>>) => void
  onDelete: () => void
}

/** How long a run was, how it came to its end where that is not its last epoch, and which epoch was best where that is not the last. */
function endSays({ end, epochs, spec }: KeptRun): string {
  if (typeof end === 'object') return `diverged in epoch ${end.diverged}`
  if (epochs.length === spec.epochs) return `${epochs.length} epochs`
  return end === 'finished' ? `stopped early after ${epochs.length}` : `${epochs.length} of ${spec.epochs} epochs`
}

/** One run: its name is written where it stands, its curve and figures beside it. */
export function RunRow({ run, onChange, onDelete }: Props) {
  const [draft, setDraft] = useState<string>()
  const best = bestOf(run)
  const called = run.name || `seed ${run.spec.seed}`
  const settle = () => {
    if (draft !== undefined && draft.trim() !== run.name) onChange({ name: draft.trim() })
    setDraft(undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
    }
  }
  return (
    <tr className="run-row" data-run={run.id}>
      <td className="name">
        <input className="field" type="text" maxLength={80} aria-label={`Name of the run with ${called}`} placeholder="name it" value={draft ?? run.name} onChange={(event) => setDraft(event.target.value)} onBlur={settle} onKeyDown={onKeyDown} />
      </td>
      <td className="r">
        <span className="told">seed </span>
        {run.spec.seed}
      </td>
      <td className="hide-s">
        <Sparkline values={run.epochs.map((e) => e.validation.error)} />
      </td>
      <td className="r best">
        {best ? points(best.error) : 'overflow'}
        <span className="told"> %</span>
      </td>
      <td className="r hide-s">{points(run.epochs.at(-1)!.validation.error)}</td>
      <td className="r hide-s">{points(run.epochs.at(-1)!.test.error)}</td>
      <td className="how" title={enginesOf(run)}>
        {endSays(run)}
        {best && best.epoch < run.epochs.length && `, best after ${best.epoch}`}, {secondsOfRun(run).toFixed(1)} s
      </td>
      <td className="acts">
        <button type="button" className="b plain" aria-pressed={run.pinned} aria-label={`Pin ${called}`} onClick={() => onChange({ pinned: !run.pinned })}>
          {run.pinned ? 'Pinned' : 'Pin'}
        </button>
        <button type="button" className="b plain" aria-label={`${run.hidden ? 'Show' : 'Hide'} ${called}`} onClick={() => onChange({ hidden: !run.hidden })}>
          {run.hidden ? 'Show' : 'Hide'}
        </button>
        <button type="button" className="b plain" aria-label={`Delete ${called}`} onClick={onDelete}>
          Delete
        </button>
      </td>
    </tr>
  )
}
