import { type Drawer, type Drawers, memoryDrawers } from './drawers.ts'

/** Drawers that always answer: where the first ones refuse or fall silent, memory takes their place for the rest of the visit. */
export interface Trusted extends Drawers {
  /** Why nothing more is stored, as the end of a sentence. */
  readonly refused: string | undefined
  onRefusal(listener: () => void): void
}

/** Milliseconds that a store may take, and bytes that it writes at the least in one of them. */
const patience = 5_000
const pace = 5_000

/** @param limit milliseconds, for tests */
export function trusted(first: Drawers, limit = patience): Trusted {
  const memory = memoryDrawers()
  const listeners = new Set<() => void>()
  let refused: string | undefined
  /** A store that is full can still be read. */
  let readable = true

  const give = (error: unknown, reading: boolean) => {
    if (reading || error instanceof Hangs) readable = false
    if (refused !== undefined) return
    refused = reasonOf(error)
    for (const listener of listeners) listener()
  }
  const write = async (action: (drawers: Drawers) => Promise<void>, bytes = 0) => {
    if (refused === undefined)
      try {
        return await inTime(action(first), limit + bytes / pace)
      } catch (error) {
        give(error, false)
      }
    await action(memory)
  }
  const read = async <T>(action: (drawers: Drawers) => Promise<ReadonlyMap<string, T>>): Promise<ReadonlyMap<string, T>> => {
    const empty: ReadonlyMap<string, T> = new Map()
    if (!readable) return empty
    try {
      return await inTime(action(first), limit)
    } catch (error) {
      give(error, true)
      return empty
    }
  }

  return {
    get refused() {
      return refused
    },
    onRefusal: (listener) => void listeners.add(listener),
    async texts(drawer: Drawer) {
      return new Map([...(await read((d) => d.texts(drawer))), ...(await memory.texts(drawer))])
    },
    async tensors(drawer, key) {
      const here = await memory.tensors(drawer, key)
      return here.size > 0 ? here : read((d) => d.tensors(drawer, key))
    },
    put: (drawer, key, text, tensors) => write((d) => d.put(drawer, key, text, tensors), [...(tensors?.values() ?? [])].reduce((sum, { byteLength }) => sum + byteLength, 0)),
    async delete(drawer, key) {
      await memory.delete(drawer, key)
      // Deleting needs no room: it is tried on a full store as well.
      if (readable) await inTime(first.delete(drawer, key), limit).catch((error: unknown) => give(error, false))
    },
    async clear() {
      await memory.clear()
      if (readable) await inTime(first.clear(), limit).catch((error: unknown) => give(error, false))
    },
  }
}

class Hangs extends Error {}

const inTime = <T>(answer: Promise<T>, limit: number) =>
  new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Hangs('it does not answer')), limit)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })

function reasonOf(error: unknown): string {
  if (error instanceof Hangs) return error.message
  const name = error instanceof Error ? error.name : ''
  return name === 'QuotaExceededError' ? 'its storage is full' : 'storing is not allowed here'
}
