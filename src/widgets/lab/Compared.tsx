import { useId, useState } from 'react'
import { comparing, type Experiment } from '../../runs/reader.ts'
import type { Spec } from '../../runs/spec.ts'
import { comparingSays, letters } from './experimentSays.ts'

interface Props {
  experiments: readonly Experiment[]
  /** What each of them is called. */
  says: (spec: Spec) => string
}

/** Two of the experiments against each other, on the seeds that both have. */
export function Compared({ experiments, says }: Props) {
  const [chosen, setChosen] = useState<readonly [string, string]>()
  const id = useId()
  const keys = experiments.map(({ key }) => key)
  const pair = chosen && chosen.every((key) => keys.includes(key)) ? chosen : ([keys[0]!, keys[1]!] as const)
  const [a, b] = pair.map((key) => keys.indexOf(key)) as [number, number]
  const pick = (which: 0 | 1) => (
    <select
      id={`${id}-${which}`}
      className="field"
      value={pair[which]}
      onChange={(event) => {
        const other = pair[1 - which]!
        // Choosing what stands on the other side turns the two round.
        const second = event.target.value === other ? pair[which] : other
        setChosen(which === 0 ? [event.target.value, second] : [second, event.target.value])
      }}
    >
      {experiments.map(({ key, spec }, i) => (
        <option key={key} value={key}>
          {letters[i]}: {says(spec)}
        </option>
      ))}
    </select>
  )
  return (
    <div className="compared">
      <p className="pick">
        <label htmlFor={`${id}-0`}>Compare</label>
        {pick(0)}
        <label htmlFor={`${id}-1`}>with</label>
        {pick(1)}
      </p>
      <p className="finding" role="status">
        {comparingSays(comparing(experiments[a]!, experiments[b]!), letters[a]!, letters[b]!)}
      </p>
    </div>
  )
}
