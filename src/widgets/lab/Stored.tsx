import { useEffect, useState, useSyncExternalStore } from 'react'
import { count } from '../../charts/numbers.ts'
import { own } from '../../training/own/store.ts'
import type { PanelProps } from './panels.ts'
import { useOwn } from './useOwn.ts'

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
const many = (n: number, what: string) => `${count(n)} ${what}${n === 1 ? '' : 's'}`

/** Where the page keeps light or dark. */
const themeKey = 'chain-rule:theme'
const inTheme = <T,>(act: (storage: Storage) => T): T | undefined => {
  try {
    return act(localStorage)
  } catch {
    // Storage is closed to this page: nothing can lie there.
    return undefined
  }
}

/** The theme that is kept, and how many runs under way are, of this tab and of others: looked up every second, since neither tells. */
function useOthers({ cabinet }: PanelProps['lab'], again: unknown): { readonly underWay: number; readonly theme: string | undefined } {
  const [underWay, setUnderWay] = useState(0)
  const [theme, setTheme] = useState<string>()
  useEffect(() => {
    let here = true
    const look = () => {
      setTheme(inTheme((storage) => storage.getItem(themeKey)) ?? undefined)
      void cabinet.underWay().then((found) => here && setUnderWay(found))
    }
    const every = setInterval(look, 1000)
    look()
    return () => {
      here = false
      clearInterval(every)
    }
  }, [cabinet, again])
  return { underWay, theme }
}

/** What this browser holds of the reader's, and the one button that forgets it. */
export default function Stored({ lab }: PanelProps) {
  const { cabinet } = lab
  const runs = useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  const mine = useOwn() ?? []
  /** What became of the runs under way when all was forgotten. */
  const [gone, setGone] = useState<readonly string[]>()
  const { underWay, theme } = useOthers(lab, gone)
  const { checkpoints, bytes } = cabinet.contents()
  const nothing = runs.length === 0 && mine.length === 0 && underWay === 0 && theme === undefined
  const forget = async () => {
    setGone(undefined)
    const [said] = await Promise.all([cabinet.forget(), own.clear()])
    inTheme((storage) => storage.removeItem(themeKey))
    setGone([...said, ...(theme === undefined ? [] : ['This page keeps its light or dark until it is loaded again.'])])
  }
  return (
    <div className="stored">
      <p>This browser holds, of yours and of nobody else’s:</p>
      <ul>
        <li>
          {many(runs.length, 'run')}: fields, curves and names, the weights at the end of {count(checkpoints)} of them, {megabytes(bytes)} in the database “chain-rule”
        </li>
        {underWay > 0 && (
          <li>
            {underWay === 1 ? 'a run under way or left half-way, as it' : `${count(underWay)} runs under way or left half-way, as each`} stood after its last epoch, in the same database, so that a reload does not lose it
          </li>
        )}
        {mine.length > 0 && (
          <li>
            {many(mine.length, 'data set')} of your own, {megabytes(mine.reduce((sum, { bytes }) => sum + bytes, 0))} in the database “chain-rule-data”
          </li>
        )}
        {theme !== undefined && (
          <li>
            {theme}, as you chose, as “{themeKey}”
          </li>
        )}
      </ul>
      <p>None of it leaves this machine.</p>
      {cabinet.refused && <p>{cabinet.refused}</p>}
      {cabinet.damaged.map((says) => (
        <p key={says}>{says}</p>
      ))}
      <div className="bar">
        <button type="button" className="b" onClick={() => void forget()}>
          Forget everything here
        </button>
        <span role="status">{gone && nothing ? ['Nothing is stored now.', ...gone].join(' ') : ''}</span>
      </div>
    </div>
  )
}
