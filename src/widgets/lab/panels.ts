import type { ComponentType, RefObject } from 'react'
import type { Store } from '../../fields/store.ts'
import type { LabFields } from './fields.ts'
import type { Lab } from './lab.ts'

/** What every panel below the curves is given. It reads the lab by `subscribe` and `get`. */
export interface PanelProps {
  lab: Lab
  store: Store<LabFields>
  /** In a frame on a foreign page: downloads and the clipboard may be refused. */
  embedded: boolean
}

/** What a panel is given that opens below the lab. */
export interface OpenedProps extends PanelProps {
  /** The panel itself, which is always there: it takes the focus from buttons that go when they are pressed. */
  stays: RefObject<HTMLElement | null>
}

interface PanelEntry {
  readonly says: string
  /** The view is the default export; it loads when the panel is first opened, so it may import no CSS. */
  readonly load: () => Promise<{ default: ComponentType<OpenedProps> }>
}

/** The panels in the order of their buttons: Your runs, Sweep, Look inside, Own data, Export, What is stored. */
export const panels: Readonly<Record<string, PanelEntry>> = {
  runs: { says: 'Your runs', load: () => import('./Runs.tsx') },
  sweep: { says: 'Sweep', load: () => import('./Sweeps.tsx') },
  inside: { says: 'Look inside', load: () => import('./Inside.tsx') },
  own: { says: 'Own data', load: () => import('./OwnData.tsx') },
  export: { says: 'Export', load: () => import('./Export.tsx') },
  stored: { says: 'What is stored', load: () => import('./Stored.tsx') },
}
