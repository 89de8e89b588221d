import type { Result } from '../../../src/fields/store.ts'
import type { Entry } from './entries.ts'
import { memoryText, sizeText } from './entries.ts'
import { Pairs } from './Pairs.tsx'

interface Props {
  entries: readonly Entry[]
  result: Result
  onBack: (() => void) | undefined
}

/** The network of 1998: nothing to edit, and the table that its third layer was wired by. */
export function Old({ entries, result, onBack }: Props) {
  return (
    <div className="stack old">
      <table>
        <caption className="vh">The layers of 1998, each with what comes out of it and what it costs.</caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">what it is</th>
            <th scope="col" className="r out">output</th>
            <th scope="col" className="r">trained</th>
            <th scope="col" className="r work">multiply-adds</th>
            <th scope="col" className="r memory">memory</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.key} data-id={`layer_${entry.first}`}>
              <th scope="row">{entry.name}</th>
              <td>{entry.says}</td>
              <td className="r out">{sizeText(entry.out)}</td>
              <td className="r">{entry.parameters.toLocaleString('en')}</td>
              <td className="r work">{entry.macs.toLocaleString('en')}</td>
              <td className="r memory">{memoryText(entry.bytes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              all layers, beside {(result['fixed'] ?? 0).toLocaleString('en')} fixed
            </th>
            <td className="r out" />
            <td className="r total">{(result['total'] ?? 0).toLocaleString('en')}</td>
            <td className="r work">{(result['macs'] ?? 0).toLocaleString('en')}</td>
            <td className="r memory">{memoryText(result['bytes'] ?? 0)}</td>
          </tr>
        </tfoot>
      </table>
      <Pairs />
      {onBack && (
        <p className="bar">
          <button className="b" type="button" onClick={onBack}>
            Edit the network as built today
          </button>
        </p>
      )}
    </div>
  )
}
