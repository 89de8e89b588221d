import { useEffect, useMemo, useState } from 'react'
import { finished, firstWeights, race, scaled, type Twins } from './twins.ts'

type Matrix = readonly (readonly number[])[]

/** How long numbers have to stand before the twins are trained on them. */
const rest = 150

/**
 * The race of both twins for these numbers. What the page opens with is trained at once, so that it stands without
 * scripts; later ones a little at a time, after the numbers have come to rest, and the last race stays in sight until then.
 */
export function useRace(target: Matrix, widths: readonly number[], start: number, seed: number, rate: number): { twins?: Twins; running: boolean } {
  const key = JSON.stringify([target, widths, start, seed, rate])
  const begin = () => {
    const goal = scaled(target)
    return goal && race(goal, firstWeights(widths, start, seed), rate)
  }
  const first = useMemo(() => {
    const running = begin()
    return { key, twins: running && finished(running) }
    // The opening race alone: others are run below.
  }, [])  
  const [done, setDone] = useState<{ key: string; twins: Twins | undefined }>(first)
  useEffect(() => {
    if (done.key === key) return
    let timer = 0
    let running: ReturnType<typeof begin>
    const go = () => {
      running ??= begin()
      if (!running) return setDone({ key, twins: undefined })
      const until = performance.now() + 6
      while (performance.now() < until) {
        const { done: over, value } = running.next()
        if (over) return setDone({ key, twins: value })
      }
      timer = window.setTimeout(go, 0)
    }
    timer = window.setTimeout(go, rest)
    return () => window.clearTimeout(timer)
  }, [key, done.key])  
  return { ...(done.twins && { twins: done.twins }), running: done.key !== key }
}
