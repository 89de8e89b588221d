import { firstPages, type Kernels } from './kernels.ts'

/** Threads that compute on one memory. They change how long a step takes, and no bit of it. */
export interface Team {
  /** With the one that leads, from 2 to `mostThreads` of the kernels. */
  readonly threads: number
  /** Starts a thread that calls `help` with this; resolves once it is there, to what ends it. Rejects where it does not start. */
  start(joining: Joining): Promise<() => void>
}

/** What a thread needs to join a team; `place` from 1. */
export interface Joining {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly place: number
}

/** The kernels of the one that leads, and what ends the others. */
export interface Led {
  readonly kernels: Kernels
  readonly dismiss: () => void
}

/**
 * A memory, the kernels on it, and the threads of a team at work there. Rejects where one of them cannot be had, or no memory that threads
 * share; throws where there are more threads than have room.
 * @param maximum of the module, in pages. Some machines cannot promise so much; a quarter holds all but the largest networks
 */
export async function gather(module: WebAssembly.Module, { threads, start }: Team, maximum: number): Promise<Led> {
  const memory = shared(maximum) ?? new WebAssembly.Memory({ initial: firstPages, maximum: maximum / 4, shared: true })
  const kernels = { ...(await on(module, memory)), memory }
  const most: number = kernels.mostThreads.value
  if (!Number.isInteger(threads) || threads < 2 || threads > most) throw new RangeError(`threads: ${threads} is not a whole number from 2 to ${most}`)
  const started = await Promise.allSettled(Array.from({ length: threads - 1 }, (_, i) => start({ module, memory, place: i + 1 })))
  const dismiss = () => {
    kernels.dismiss()
    for (const one of started) if (one.status === 'fulfilled') one.value()
  }
  const failed = started.find(({ status }) => status === 'rejected')
  if (failed) {
    dismiss()
    throw (failed as PromiseRejectedResult).reason
  }
  kernels.lead(threads - 1)
  return { kernels, dismiss }
}

function shared(maximum: number): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: firstPages, maximum, shared: true })
  } catch {
    return undefined
  }
}

/** The life of a thread of a team. @param ready called when it is there; it listens to nothing afterwards */
export async function help({ module, memory, place }: Joining, ready: () => void): Promise<void> {
  const kernels = await on(module, memory)
  ready()
  kernels.help(place)
}

const on = async (module: WebAssembly.Module, memory: WebAssembly.Memory) => (await WebAssembly.instantiate(module, { env: { memory } })).exports as unknown as Omit<Kernels, 'memory'>
