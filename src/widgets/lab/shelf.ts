import type { Epoch } from '../../runs/run.ts'
import { type Checkpoint, trainingVersion } from '../../training/train.ts'

/** A run left half-way: enough to give, continued, the curve of an unbroken one. */
export interface Saved {
  /** The spec as query text. */
  readonly spec: string
  readonly engine: string
  readonly epochs: readonly Epoch[]
  /** Steps of an epoch. */
  readonly of: number
  readonly checkpoint: Checkpoint
}

/** Keeps one run between visits. Every call may reject: frames on foreign pages may store nothing. */
export interface Shelf {
  get(): Promise<Saved | undefined>
  put(saved: Saved): Promise<void>
  clear(): Promise<void>
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function table(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('chain-rule', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('runs')
  const database = await settled(opening)
  const transaction = database.transaction('runs', mode)
  transaction.oncomplete = transaction.onabort = () => database.close()
  return transaction.objectStore('runs')
}

/** In this browser's IndexedDB. A run of another training version is no use and is left out. */
export const browserShelf: Shelf = {
  async get() {
    const found = (await settled((await table('readonly')).get('lab'))) as (Saved & { version: number }) | undefined
    return found?.version === trainingVersion ? found : undefined
  },
  async put(saved) {
    await settled((await table('readwrite')).put({ ...saved, version: trainingVersion }, 'lab'))
  },
  async clear() {
    await settled((await table('readwrite')).delete('lab'))
  },
}
