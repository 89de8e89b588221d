import { useId } from 'react'
import { onScreen } from './weighed.ts'
import type { Choice } from './useWeighed.ts'

/** Which run's weights are meant. Where the one on screen is the only one there is, nothing needs choosing. */
export function WhichRun({ choices, chosen, choose }: Choice) {
  const id = useId()
  if (!chosen || choices.every(({ value }) => value === onScreen)) return null
  const option = ({ value, says }: (typeof choices)[number]) => (
    <option key={value} value={value}>
      {says}
    </option>
  )
  const hidden = choices.filter((choice) => choice.hidden)
  return (
    <p className="which-run">
      <label htmlFor={id}>Run</label>
      <select id={id} className="field" value={chosen.value} onChange={(event) => choose(event.target.value)}>
        {choices.filter((choice) => !choice.hidden).map(option)}
        {hidden.length > 0 && <optgroup label="Hidden runs">{hidden.map(option)}</optgroup>}
      </select>
    </p>
  )
}
