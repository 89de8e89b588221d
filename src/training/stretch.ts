import type { Line } from './line.ts'
import type { Asks, Started } from './messages.ts'

/** Every run of a page has a number of its own, whichever trainer it is of. */
let runs = 0

/** What `begin` starts in the worker, asked for answer by answer, until they end or it is left. */
export async function* stretch<T extends Started, K extends 'next' | 'row'>(here: Line, what: K, left: AbortSignal, begin: (run: number) => Promise<T>, begun: (started: T) => boolean): AsyncGenerator<readonly [run: number, sent: NonNullable<Asks[K]['answer']>], void> {
  if (left.aborted) return
  const run = ++runs
  const stop = () => void here.ask('stop', { run }).catch(() => undefined)
  // A start that takes long is told at once that nobody waits for it.
  left.addEventListener('abort', stop)
  try {
    const started = await begin(run)
    if (left.aborted || !begun(started)) return
    for (let sent = await here.ask(what, { run }); sent; sent = await here.ask(what, { run })) yield [run, sent]
  } finally {
    left.removeEventListener('abort', stop)
    if (!left.aborted) stop()
  }
}

/** Left in the middle of an answer, a generator would hear of it only after that answer; this one's signal tells it at once. */
export function leavable<T>(make: (left: AbortSignal) => AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const left = new AbortController()
  const made = make(left.signal)
  const leave = made.return.bind(made)
  return Object.assign(made, {
    return(value: void | PromiseLike<void>) {
      left.abort()
      return leave(value)
    },
  })
}
