import type { NamedTensors } from './keptCheckpoint.ts'

/** `runs`: those that ended. `checkpoints`: where they ended. `ways`: runs under way, each with its last checkpoint. */
export type Drawer = 'runs' | 'checkpoints' | 'ways'

/** Where texts and tensors lie between visits, by drawer and key. Every call may reject, and may never answer. */
export interface Drawers {
  texts(drawer: Drawer): Promise<ReadonlyMap<string, string>>
  tensors(drawer: Drawer, key: string): Promise<NamedTensors>
  /** All of it or nothing; takes the place of what had the key. */
  put(drawer: Drawer, key: string, text: string, tensors?: NamedTensors): Promise<void>
  delete(drawer: Drawer, key: string): Promise<void>
  clear(): Promise<void>
}

/** In this page's memory: for pages that may store nothing. */
export function memoryDrawers(): Drawers {
  const held = new Map<string, { drawer: Drawer; key: string; text: string; tensors: NamedTensors }>()
  return {
    texts: async (wanted) => new Map([...held.values()].filter(({ drawer }) => drawer === wanted).map(({ key, text }) => [key, text])),
    tensors: async (drawer, key) => held.get(`${drawer}/${key}`)?.tensors ?? new Map(),
    put: async (drawer, key, text, tensors = new Map()) => void held.set(`${drawer}/${key}`, { drawer, key, text, tensors }),
    delete: async (drawer, key) => void held.delete(`${drawer}/${key}`),
    clear: async () => held.clear(),
  }
}
