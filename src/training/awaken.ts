import type { Line } from './line.ts'

/**
 * Milliseconds after which a worker whose script has not run gets a second one beside it. The script, which comes without engines
 * and data, is a tenth of one of the data's files: a connection that needs longer for it is dead or as good as dead.
 */
const soon = 15_000
/** Milliseconds after which both are given up. */
const late = 60_000

/** Workers on their way, of which one is to be kept. */
export interface Waking {
  /** The line to the first whose script runs. Rejects as Silent where none does. */
  readonly awake: Promise<Line>
  /** All of them, the one that is kept included. */
  cut(reason: string): void
}

/**
 * Starts a worker. The data are no part of this: until it is asked for something, a worker has nothing to wait for but its own script.
 * One that shows no sign of life is not ended when a second one starts, since a slow connection would have to begin anew.
 * @param onSlow told when the second one starts, with the seconds that the first one has had
 * @param patience milliseconds for each of the two, in place of those above
 */
export function awaken(make: () => Line, onSlow: (seconds: number) => void, patience?: number): Waking {
  const left = new Set<Line>()
  const timers: ReturnType<typeof setTimeout>[] = []
  const cut = (reason: string) => {
    timers.forEach(clearTimeout)
    for (const line of left) line.cut(reason)
  }
  const awake = new Promise<Line>((resolve, reject) => {
    const start = () => {
      const line = make()
      left.add(line)
      line.alive.then(
        () => {
          left.delete(line)
          cut('another one was quicker')
          left.clear()
          left.add(line)
          resolve(line)
        },
        (error: unknown) => {
          left.delete(line)
          if (left.size > 0) return
          timers.forEach(clearTimeout)
          reject(error)
        },
      )
    }
    const [first, last] = [patience ?? soon, patience === undefined ? late : 2 * patience]
    const second = () => {
      onSlow(first / 1000)
      start()
    }
    timers.push(setTimeout(second, first), setTimeout(() => cut(`its script has not run within ${last / 1000} seconds; the connection or an extension of the browser may hold it back`), last))
    start()
  })
  return { awake, cut }
}
