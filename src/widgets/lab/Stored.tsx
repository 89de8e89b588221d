import { useState, useSyncExternalStore } from 'react'
import { count } from '../../charts/numbers.ts'
import { own } from '../../training/own/store.ts'
import type { PanelProps } from './panels.ts'
import { useOwn } from './useOwn.ts'

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
const many = (n: number, what: string) => `${count(n)} ${what}${n === 1 ? '' : 's'}`

/** What this browser holds of the reader's, and the one button that forgets it. */
export default function Stored({ lab }: PanelProps) {
  const { cabinet } = lab
  const runs = useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  const mine = useOwn() ?? []
  const [gone, setGone] = useState(false)
  const { checkpoints, bytes } = cabinet.contents()
  const forget = () => {
    setGone(true)
    void cabinet.forget()
    void own.clear()
  }
  return (
    <div className="stored">
      <p>This browser holds, of yours and of nobody else’s:</p>
      <ul>
        <li>
          {many(runs.length, 'run')}: fields, curves and names, the weights at the end of {count(checkpoints)} of them, {megabytes(bytes)} in the database “chain-rule”
        </li>
        <li>the run under way as it stood after its last epoch, in the same database, so that a reload does not lose it</li>
        {mine.length > 0 && (
          <li>
            {many(mine.length, 'data set')} of your own, {megabytes(mine.reduce((sum, { bytes }) => sum + bytes, 0))} in the database “chain-rule-data”
          </li>
        )}
        <li>light or dark, if you chose one, as “chain-rule:theme”</li>
      </ul>
      <p>None of it leaves this machine.</p>
      {cabinet.refused && <p>{cabinet.refused}</p>}
      {cabinet.damaged.map((says) => (
        <p key={says}>{says}</p>
      ))}
      <div className="bar">
        <button type="button" className="b" onClick={forget}>
          Forget everything here
        </button>
        <span role="status">{gone && runs.length === 0 && mine.length === 0 ? 'Nothing is stored now.' : ''}</span>
      </div>
    </div>
  )
}
