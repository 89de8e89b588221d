import type { EngineName } from './engines/engine.ts'
import type { Asks, Port, Sent } from './messages.ts'

export interface Hung extends Port {
  terminate?(): void
  addEventListener(type: 'message' | 'error' | 'messageerror', listener: (event: MessageEvent) => void): void
}

/** The worker said what is wrong. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: Extract<Sent, { fault: unknown }>['fault']['code']

  constructor(code: Refused['code'], says: string) {
    super(says)
    this.code = code
  }
}

/** The worker is dead, or has shown no sign of life for too long. */
export class Silent extends Error {
  override readonly name = 'Silent'
}

/** The page's end of the line to one worker. */
export interface Line {
  ask<K extends keyof Asks>(what: K, ask: Asks[K]['ask']): Promise<Asks[K]['answer']>
  /** Once its script runs; rejects as Silent where it is cut before. */
  readonly alive: Promise<void>
  /** The engine that the last start came to. */
  readonly trying: EngineName | undefined
  /** Milliseconds that its longest piece of work may take on a slow machine. */
  expect(milliseconds: number): void
  /** Every ask that is still open is rejected as Silent. */
  cut(reason: string): void
}

/** Milliseconds without a sign of life after which a worker that runs and owes an answer is given up, until its pace is known. */
const first = 60_000
/** Afterwards: this many times its longest silence of late, but not below `least` nor below what is expected of it. */
const times = 20
const least = 10_000
/** An old silence, such as that of an engine that loads, counts for less with every message. */
const fades = 0.93

/** @param onShard what to do with images that arrive @param patience milliseconds, in place of the measured ones */
export function lineTo(worker: Hung, onShard: (shard: Extract<Sent, { shard: unknown }>['shard']) => void, patience?: number): Line {
  const open = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  let ids = 0
  let longest = 0
  let floor = least
  let heard = performance.now()
  let known = 0
  let trying: EngineName | undefined
  let over: string | undefined
  let watch: ReturnType<typeof setTimeout> | undefined
  let live = () => {}
  let die = (_: Silent) => {}
  const alive = new Promise<void>((resolve, reject) => ([live, die] = [resolve, reject]))
  alive.catch(() => undefined)

  const cut = (reason: string) => {
    over ??= reason
    clearTimeout(watch)
    die(new Silent(over))
    for (const { reject } of open.values()) reject(new Silent(over))
    open.clear()
    worker.terminate?.()
  }
  const guard = () => {
    clearTimeout(watch)
    if (open.size === 0) return
    // Its first answers hold the load of an engine and of its code: they say little about its pace.
    const limit = patience ?? (known < 6 ? first : Math.min(first, Math.max(floor, times * longest)))
    watch = setTimeout(() => cut(`it has not answered for ${Math.round(limit / 1000)} seconds`), limit)
  }

  worker.addEventListener('message', ({ data }: MessageEvent<Sent>) => {
    if (over) return
    if (open.size > 0) longest = Math.max(fades * longest, performance.now() - heard)
    heard = performance.now()
    known++
    live()
    if ('shard' in data) onShard(data.shard)
    else if ('pulse' in data) trying = data.trying ?? trying
    else {
      const waiting = open.get(data.id)
      open.delete(data.id)
      if ('fault' in data) waiting?.reject(new Refused(data.fault.code, data.fault.says))
      else waiting?.resolve(data.answer as never)
    }
    guard()
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    cut((event as unknown as ErrorEvent).message || 'its code could not be loaded')
  })
  worker.addEventListener('messageerror', () => cut('its message could not be read'))

  return {
    cut,
    alive,
    expect: (milliseconds) => void (floor = Math.max(least, milliseconds)),
    get trying() {
      return trying
    },
    ask(what, ask) {
      if (over) return Promise.reject(new Silent(over))
      const id = ++ids
      if (open.size === 0) heard = performance.now()
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject })
        worker.postMessage({ ...ask, id, what }, [])
        guard()
      })
    },
  }
}
