import type { Store } from '../../fields/store.ts'

/** What every widget's view gets. A view keeps no state of its own that a link should carry. */
export interface ViewProps {
  store: Store
  /** In a frame on a foreign page: links open outside, the chapter is named. */
  embedded?: boolean
  /** Ids of fields shown but not editable by the reader. */
  locked?: readonly string[]
  /** A part of the widget that stands elsewhere on the page, on the same state. */
  part?: string
  /** Without the controls: the picture alone. */
  bare?: boolean
  /** What stops the widget, in the protocol's codes. */
  onError?: (code: string, message: string) => void
}
