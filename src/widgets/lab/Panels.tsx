import { type ComponentType, lazy, Suspense, useId, useState } from 'react'
import { type PanelProps, panels } from './panels.ts'

const views: Readonly<Record<string, ComponentType<PanelProps>>> = Object.fromEntries(Object.entries(panels).map(([id, { load }]) => [id, lazy(load)]))

/** A row of buttons, one a panel, and the panel that is open: one at a time, so that the figure stays in sight. */
export function Panels(props: PanelProps) {
  const [open, setOpen] = useState<string>()
  const id = useId()
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
        <section id={id} className="lab-panel" data-panel={open} aria-label={panels[open]!.says}>
          <Suspense fallback={<p className="waits">…</p>}>
            <View {...props} />
          </Suspense>
        </section>
      )}
    </div>
  )
}
