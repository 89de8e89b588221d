import { Component, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Notice } from '../fields/field.ts'
import { plainly, type Wishes } from '../fields/reserved.ts'
import { Notices } from '../widgets/kit/Notices.tsx'
import Island from '../registry/Island.tsx'
import { open } from '../registry/stores.ts'
import { type Host, host } from './host.ts'

/** Where a part of the widget does not load or draws a fault, the frame says so instead of going blank. */
class Boundary extends Component<{ children: ReactNode }, { stopped: boolean }> {
  override state = { stopped: false }
  static getDerivedStateFromError() {
    return { stopped: true }
  }
  override render() {
    if (!this.state.stopped) return this.props.children
    return (
      <p className="stuck" role="alert">
        This widget stopped. Reload the page to begin again; if it stops again, tell whoever wrote the page.
      </p>
    )
  }
}

/** The name of a key stands before the sentence unless the sentence has it. */
function said({ key, says }: Notice): string {
  return says.includes(key.slice(0, 37)) ? says : `${key}: ${says}`
}

/** One widget alone on its page, joined to the page around the frame. */
export default function Embedded({ id }: { id: string }) {
  const [seen, show] = useState<{ wishes: Wishes; notices: readonly Notice[] }>({ wishes: plainly, notices: [] })
  const joined = useRef<Host | undefined>(undefined)
  const stops = useRef<[string, string][]>([])

  useEffect(() => {
    let gone = false
    void (async () => {
      const opened = await open(id)
      await opened.started
      if (gone) return
      joined.current = host(opened, (wishes, notices) => show({ wishes, notices }))
      for (const [code, message] of stops.current.splice(0)) joined.current.stop(code, message)
    })()
    return () => {
      gone = true
      joined.current?.end()
    }
  }, [id])

  useEffect(() => {
    const { theme, transparent } = seen.wishes
    if (!joined.current) return
    const { dataset } = document.documentElement
    if (theme === 'auto') delete dataset.theme
    else dataset.theme = theme
    if (transparent) dataset.transparent = 'on'
    else delete dataset.transparent
  }, [seen.wishes])

  const [stop] = useState(() => (code: string, message: string) => {
    if (joined.current) joined.current.stop(code, message)
    else stops.current.push([code, message])
  })

  return (
    <>
      <Notices notices={seen.notices.map((notice) => ({ key: notice.key, says: said(notice) }))} />
      <Boundary>
        <Island id={id} embedded address="none" locked={seen.wishes.lock} bare={!seen.wishes.controls} onError={stop} />
      </Boundary>
    </>
  )
}
