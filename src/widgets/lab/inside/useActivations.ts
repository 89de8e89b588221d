import { useEffect, useRef, useState } from 'react'
import type { Sight } from './sight.ts'

/** What one image makes of every layer; asked of the worker, one question at a time, the newest image next. */
export function useActivations({ trainer, spec, weights }: Sight, image: Uint8Array): readonly Float64Array[] | undefined {
  const [layers, setLayers] = useState<readonly Float64Array[]>()
  const wanted = useRef<() => Promise<void>>(undefined)
  const busy = useRef(false)
  useEffect(() => {
    let here = true
    wanted.current = async () => {
      const found = await trainer.activations(spec, weights, image).catch(() => undefined)
      if (here && found) setLayers(found)
    }
    const drain = async () => {
      if (busy.current) return
      busy.current = true
      for (let next = wanted.current; next; next = wanted.current) {
        wanted.current = undefined
        await next()
      }
      busy.current = false
    }
    void drain()
    return () => {
      here = false
    }
  }, [trainer, spec, weights, image])
  return layers
}
