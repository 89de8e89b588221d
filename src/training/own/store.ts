import type { OwnSet } from './set.ts'

/** What is said of a set in a list, without its images. */
export interface Card {
  readonly name: OwnSet['name']
  readonly says: string
  readonly classes: readonly string[]
  readonly counts: { readonly train: number; readonly validation: number; readonly test: number }
  readonly bytes: number
  readonly at: number
}

/** The reader's own data sets, in this browser. Where it may not store anything they last as long as the page. */
export interface OwnStore {
  list(): Promise<readonly Card[]>
  find(name: string): Promise<OwnSet | undefined>
  /** Answers whether it is kept beyond this page. */
  put(set: OwnSet): Promise<boolean>
  remove(name: string): Promise<void>
  /** All of them. */
  clear(): Promise<void>
  subscribe(listener: () => void): () => void
}

export const cardOf = ({ name, says, classes, splits, images, labels, at }: OwnSet): Card => ({
  name,
  says,
  classes,
  counts: { train: splits.train.length, validation: splits.validation.length, test: splits.test.length },
  bytes: images.length + labels.length,
  at,
})

/** Longest wait for a storage that never answers, in milliseconds. */
const patience = 4000

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the storage does not answer')), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Both tables in one transaction; what `work` asks for is done, or nothing of it. */
async function transact<T>(factory: IDBFactory, mode: IDBTransactionMode, work: (cards: IDBObjectStore, sets: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = factory.open('chain-rule-data', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('cards')
    opening.result.createObjectStore('sets')
  }
  const database = await within(settled(opening))
  try {
    const transaction = database.transaction(['cards', 'sets'], mode)
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('the storage gave up'))
    })
    done.catch(() => undefined)
    const answer = await within(work(transaction.objectStore('cards'), transaction.objectStore('sets')))
    await within(done)
    return answer
  } finally {
    database.close()
  }
}

/** @param factory throws or is missing where the page may store nothing; asked at each use, since reading it may throw too */
export function openOwn(factory: () => IDBFactory = () => indexedDB): OwnStore {
  const here = new Map<string, OwnSet>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    async list() {
      const kept = await (async () => transact(factory(), 'readonly', (cards) => settled(cards.getAll() as IDBRequest<Card[]>)))().catch(() => [])
      const others = [...here.values()].filter(({ name }) => !kept.some((card) => card.name === name)).map(cardOf)
      return [...kept, ...others].toSorted((a, b) => a.at - b.at || a.name.localeCompare(b.name))
    },
    async find(name) {
      return here.get(name) ?? (await (async () => transact(factory(), 'readonly', (_, sets) => settled(sets.get(name) as IDBRequest<OwnSet | undefined>)))().catch(() => undefined))
    },
    async put(set) {
      here.set(set.name, set)
      try {
        await transact(factory(), 'readwrite', async (cards, sets) => {
          await Promise.all([settled(cards.put(cardOf(set), set.name)), settled(sets.put(set, set.name))])
        })
        here.delete(set.name)
        return true
      } catch {
        return false
      } finally {
        tell()
      }
    },
    async remove(name) {
      here.delete(name)
      await (async () => transact(factory(), 'readwrite', async (cards, sets) => Promise.all([settled(cards.delete(name)), settled(sets.delete(name))])))().catch(() => undefined)
      tell()
    },
    async clear() {
      here.clear()
      await (async () => transact(factory(), 'readwrite', async (cards, sets) => Promise.all([settled(cards.clear()), settled(sets.clear())])))().catch(() => undefined)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The one of this page. */
export const own: OwnStore = openOwn()
