import { type ComponentType, lazy, Suspense, useId, useRef, useState } from 'react'
import { type OpenedProps, type PanelProps, panels } from './panels.ts'

const views: Readonly<Record<string, ComponentType<OpenedProps>>> = Object.fromEntries(Object.entries(panels).map(([id, { load }]) => [id, lazy(load)]))

/** A row of buttons, one a panel, and the panel that is open: one at a time, so that the figure stays in sight. */
export function Panels(props: PanelProps) {
  const [open, setOpen] = useState<string>()
  const id = useId()
  const stays = useRef<HTMLElement>(null)
  const View = open === undefined ? undefined : views[open]
  return (
    <div className="panels-row">
      <div className="bar" role="group" aria-label="More of the lab">
        {Object.entries(panels).map(([key, { says }]) => (
          <button key={key} type="button" className="b plain" aria-expanded={key === open} aria-controls={key === open ? id : undefined} onClick={() => setOpen(key === open ? undefined : key)}>
            {says}
          </button>
        ))}
      </div>
      {open !== undefined && View && (
        <section ref={stays} tabIndex={-1} id={id} className="lab-panel" data-panel={open} aria-label={panels[open]!.says}>
          <Suspense fallback={<p className="waits">…</p>}>
            <View {...props} stays={stays} />
          </Suspense>
        </section>
      )}
    </div>
  )
}
