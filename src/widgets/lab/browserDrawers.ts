import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Drawer, Drawers } from './drawers.ts'
import type { NamedTensors } from './keptCheckpoint.ts'

interface Schema extends DBSchema {
  texts: { key: [Drawer, string]; value: string }
  tensors: { key: [Drawer, string, string]; value: Float32Array | Float64Array }
}

/** The name of the one database of the reader's runs. */
export const databaseName = 'chain-rule'

const every = (...start: string[]) => IDBKeyRange.bound(start, [...start, []])

/** In this browser's IndexedDB. Opened at the first call; gives way when another tab wants a newer version of it. */
export function browserDrawers(): Drawers {
  let opening: Promise<IDBPDatabase<Schema>> | undefined
  const database = () =>
    (opening ??= openDB<Schema>(databaseName, 2, {
      upgrade(db) {
        for (const name of db.objectStoreNames) db.deleteObjectStore(name)
        db.createObjectStore('texts')
        db.createObjectStore('tensors')
      },
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      terminated: () => (opening = undefined),
    }))

  return {
    async texts(drawer) {
      const transaction = (await database()).transaction('texts')
      const [keys, texts] = await Promise.all([transaction.store.getAllKeys(every(drawer)), transaction.store.getAll(every(drawer))])
      return new Map(keys.map(([, key], i) => [key, texts[i]!]))
    },
    async tensors(drawer, key) {
      const store = (await database()).transaction('tensors').store
      const found = new Map<string, Float32Array | Float64Array>()
      for (const name of await store.getAllKeys(every(drawer, key))) found.set(name[2], (await store.get(name))!)
      return found
    },
    async put(drawer, key, text, tensors: NamedTensors = new Map()) {
      const transaction = (await database()).transaction(['texts', 'tensors'], 'readwrite')
      const write = async () => {
        await transaction.objectStore('tensors').delete(every(drawer, key))
        // One after another: each is copied by the page, and all at once could be felt.
        for (const [name, tensor] of tensors) await transaction.objectStore('tensors').put(tensor, [drawer, key, name])
        await transaction.objectStore('texts').put(text, [drawer, key])
      }
      await Promise.all([write(), transaction.done])
    },
    async delete(drawer, key) {
      const transaction = (await database()).transaction(['texts', 'tensors'], 'readwrite')
      await Promise.all([transaction.objectStore('texts').delete([drawer, key]), transaction.objectStore('tensors').delete(every(drawer, key)), transaction.done])
    },
    async clear() {
      const transaction = (await database()).transaction(['texts', 'tensors'], 'readwrite')
      await Promise.all([transaction.objectStore('texts').clear(), transaction.objectStore('tensors').clear(), transaction.done])
    },
  }
}
