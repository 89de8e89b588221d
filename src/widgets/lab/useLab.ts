import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Store } from '../../fields/store.ts'
import { type LabFields, site } from './fields.ts'
import { createLab, type Lab } from './lab.ts'
import { browserDrawers } from './browserDrawers.ts'
import { watchAway } from './away.ts'
import { createCabinet } from './cabinet.ts'
import { alone, browserChannel } from './channel.ts'
import { memoryDrawers } from './drawers.ts'
import { browserLocks } from './locks.ts'
import { trusted } from './trusted.ts'
import { createWays } from './ways.ts'
import type { Snapshot } from './snapshot.ts'
import type { Surroundings } from './surroundings.ts'

const labs = new WeakMap<Store<LabFields>, Lab>()
/** Where errors of a store's lab are told; the view that is mounted last hears them. */
const ears = new WeakMap<Store<LabFields>, ((code: string, message: string) => void) | undefined>()
/** What all labs of a page share, with those of other tabs. */
let shared: Pick<Surroundings, 'cabinet' | 'ways'> | undefined
function sharedByAll() {
  if (shared) return shared
  const drawers = trusted(import.meta.env.SSR ? memoryDrawers() : browserDrawers())
  const channel = import.meta.env.SSR ? () => alone : browserChannel
  shared = { cabinet: createCabinet(drawers, channel('chain-rule runs')), ways: createWays(drawers, browserLocks(), channel('chain-rule ways'), freshName) }
  return shared
}

const freshName = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('')

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
      ...sharedByAll(),
      later: import.meta.env.SSR ? () => {} : later,
      now: () => performance.now(),
      date: Date.now,
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
    const gone = () => lab.close()
    const stop = watchAway(lab, () => store.get().away === 'pause', document)
    addEventListener('pagehide', gone)
    return () => {
      removeEventListener('pagehide', gone)
      stop()
    }
  }, [store, lab])
  return [snapshot, lab]
}
