import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Store } from '../../fields/store.ts'
import { type LabFields, site } from './fields.ts'
import { createLab, type Lab } from './lab.ts'
import { browserShelf, type Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

const labs = new WeakMap<Store<LabFields>, Lab>()
/** Where errors of a store's lab are told; the view that is mounted last hears them. */
const ears = new WeakMap<Store<LabFields>, ((code: string, message: string) => void) | undefined>()
const nowhere: Shelf = { get: async () => undefined, put: async () => {}, clear: async () => {} }

/** Paints with the next frame, and in a hidden page (which has none) soon all the same. */
function later(paint: () => void) {
  let painted = false
  const once = () => {
    if (!painted) paint()
    painted = true
  }
  requestAnimationFrame(once)
  setTimeout(once, 250)
}

function labOf(store: Store<LabFields>): Lab {
  let lab = labs.get(store)
  if (!lab) {
    lab = createLab({
      store,
      trainer: async (onNotice) => (await import('../../training/client.ts')).createTrainer({ base: site(), onNotice }),
      shelf: import.meta.env.SSR ? nowhere : browserShelf,
      later: import.meta.env.SSR ? () => {} : later,
      now: () => performance.now(),
      onError: (code, message) => ears.get(store)?.(code, message),
    })
    labs.set(store, lab)
  }
  return lab
}

/** The lab of a store: one, however many views show it. */
export function useLab(store: Store<LabFields>, onError?: (code: string, message: string) => void): [Snapshot, Lab] {
  const lab = labOf(store)
  const snapshot = useSyncExternalStore(lab.subscribe, lab.get, lab.get)
  const begun = useRef(false)
  useEffect(() => {
    ears.set(store, onError)
  }, [store, onError])
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    if (store.get().autoplay) lab.go('end')
    const away = () => lab.close()
    addEventListener('pagehide', away)
    return () => removeEventListener('pagehide', away)
  }, [store, lab])
  return [snapshot, lab]
}
