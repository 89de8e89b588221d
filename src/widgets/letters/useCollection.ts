import { type RefObject, useEffect, useState } from 'react'
import { DataFault } from '../../training/load.ts'
import { type Collection, collect } from './collection.ts'

/** What has come of the letters; `retry` after a fault. */
export interface Arrival {
  readonly collection?: Collection
  readonly fault?: { readonly code: string; readonly says: string }
  readonly retry: () => void
}

/** Whether an element is, or was, near the view. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setNear(true), { rootMargin: '300px' })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return near
}

/** The letters of a data set, fetched when the element comes near the view. */
export function useCollection(name: string, element: RefObject<HTMLElement | null>): Arrival {
  const near = useNear(element)
  const [tries, setTries] = useState(0)
  const [arrived, setArrived] = useState<{ name: string } & Omit<Arrival, 'retry'>>()
  useEffect(() => {
    if (!near) return
    let here = true
    collect(name).then(
      (collection) => here && setArrived({ name, collection }),
      (error: unknown) => {
        const fault = error instanceof DataFault ? { code: error.code, says: error.says } : { code: 'data-missing', says: 'The letters could not be read. Reload the page.' }
        if (here) setArrived({ name, fault })
      },
    )
    return () => {
      here = false
    }
  }, [near, name, tries])
  const retry = () => {
    setArrived(undefined)
    setTries(tries + 1)
  }
  // The letters of the other split stay in sight until those of this one are here.
  return { ...(arrived?.collection && { collection: arrived.collection }), ...(arrived?.name === name && arrived.fault && { fault: arrived.fault }), retry }
}
