import { useEffect, useMemo, useRef, useState } from 'react'
import { watch } from '../../fields/history.ts'
import { snippet } from '../../fields/snippet.ts'
import type { Store } from '../../fields/store.ts'
import { used } from '../../fields/shape.ts'
import { defaults, writeState } from '../../fields/state.ts'
import { draw, type Random } from '../../math/random.ts'
import type { Problem } from '../../solution/problem.ts'
import { Copy } from './Copy.tsx'
import { useFields } from './useStore.ts'

interface Props {
  store: Store
  // A problem of any fields: only its draft is asked here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  problem?: Problem<any>
  embedded: boolean
  locked: readonly string[]
  widget: string
  title: string
  /** Address of the chapter below the base, without slashes at the ends. */
  chapter: string
  /** New numbers for the state as it is, where a draft of the problem would change more than that. */
  fresh?: (random: Random) => Record<string, unknown>
}

const here = import.meta.env.BASE_URL.replace(/\/?$/, '/')
const base = () => new URL(here, location.href)
/** Fetched when a program is asked for. */
const exports = () => import('../../solution/export.ts')

/** Undo, reset, fresh numbers; a link to this state, and what puts it on another page. */
export function Tools({ store, problem, embedded, locked, widget, title, chapter, fresh: again }: Props) {
  const state = useFields(store)
  const history = useMemo(() => watch(store), [store])
  const [drawn, setDrawn] = useState(0)
  const footer = useRef<HTMLElement>(null)
  useEffect(() => {
    const figure = footer.current?.closest('figure')
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey && history.length > 0) {
        event.preventDefault()
        history.undo()
      }
    }
    figure?.addEventListener('keydown', onKeyDown)
    return () => {
      figure?.removeEventListener('keydown', onKeyDown)
      history.stop()
    }
  }, [history])
  const first = defaults(store.fields)
  const changed = used(store.fields, state, store.shape).some((key) => state[key] !== first[key])
  const open = (change: Record<string, unknown>) => Object.fromEntries(Object.entries(change).filter(([key]) => !locked.includes(key)))
  const query = () => writeState(store.fields, state, store.shape).toString()
  const pasted = () => snippet(base().href, widget, title, store.fields, state, { shape: store.shape })
  const link = () => {
    const url = new URL(`${chapter}/`, base())
    url.search = query()
    url.hash = widget
    return url.href
  }
  const fresh = () => {
    const random = draw('fresh numbers', Date.now(), drawn)
    setDrawn(drawn + 1)
    if (problem) store.set(open(again?.(random) ?? problem.draft('practice', random)), 'reader')
  }
  return (
    <footer ref={footer}>
      <div className="bar">
        <button className="b" type="button" disabled={history.length === 0} onClick={() => history.undo()}>
          Undo
        </button>
        <button className="b" type="button" disabled={!changed} onClick={() => store.set(open(first), 'reader')}>
          Reset all
        </button>
        {problem && (
          <button className="b" type="button" onClick={fresh}>
            New numbers
          </button>
        )}
      </div>
      <div className="bar">
        {embedded ? (
          <a className="b plain" href={`${here}${chapter}/?${query()}#${widget}`} target="_blank" rel="noopener">
            From Chain Rule
          </a>
        ) : (
          <>
            {problem && (
              <>
                <Copy label="Copy as NumPy" text={async () => (await exports()).asNumpy(problem, state)} />
                <Copy label="Copy as PyTorch" text={async () => (await exports()).asPytorch(problem, state)} />
                <Copy label="Copy as TypeScript" text={async () => (await exports()).asTypescript(problem, state)} />
              </>
            )}
            <Copy label="Link to these numbers" text={link} />
            <Copy label="Embed" text={() => pasted().element} />
            <Copy label="Embed as a plain frame" text={() => pasted().frame} />
          </>
        )}
      </div>
    </footer>
  )
}
