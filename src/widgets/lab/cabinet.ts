import type { Run } from '../../runs/run.ts'
import type { Checkpoint } from '../../training/train.ts'
import type { Channel } from './channel.ts'
import { bytesOf, type Head, headIn, headOf, wholeOf } from './keptCheckpoint.ts'
import { type KeptRun, readRun, writeRun } from './keptRun.ts'
import { Damaged, seal, unseal } from './seal.ts'
import type { Trusted } from './trusted.ts'
import { turns } from './turns.ts'

export type { KeptRun } from './keptRun.ts'

/** A run that comes in: what is left out is as it was where a run of this key is there already, else as at first. */
export type Newcomer = Run & Pick<KeptRun, 'at'> & Partial<KeptRun>

export interface Contents {
  readonly runs: number
  readonly checkpoints: number
  /** As text and numbers, without what the browser adds. */
  readonly bytes: number
}

/** All runs of the reader's that ended, of every visit to this browser and of every tab. `id` is always `KeptRun.id`. */
export interface Cabinet {
  /** In memory; newest last; the same array until the next change. Empty until `ready`. */
  list(): readonly KeptRun[]
  subscribe(listener: () => void): () => void
  /** Once all that this tab has heard of is in the list. */
  readonly ready: Promise<void>
  /**
   * A run that ended comes in as the newest; the same run with fewer epochs than the one that is there is left out.
   * @param checkpoint where it ended, kept in place of older ones: those of the pinned and newest few runs are held
   */
  put(run: Newcomer, checkpoint?: Checkpoint): Promise<void>
  change(id: string, change: Partial<Pick<KeptRun, 'name' | 'pinned' | 'hidden'>>): Promise<void>
  /** Takes it out and hands it over, for `restore`. @throws RangeError where there is none */
  remove(id: string): KeptRun
  /** Puts it back in its old place. */
  restore(run: KeptRun): Promise<void>
  /** Where the run ended; undefined once newer ones took its place, or where it was damaged. */
  checkpoint(id: string): Promise<Checkpoint | undefined>
  /** Whether `checkpoint` would find one. */
  hasCheckpoint(id: string): boolean
  /** Everything, the runs under way of this browser included; what those who are at work on one have to say, in a sentence each. */
  forget(): Promise<readonly string[]>
  /** Asked when all is to be forgotten, here or in another tab, by whoever is at work: from the call on it keeps nothing, and once it answers nothing that it kept is left. */
  onForget(listener: () => Promise<string | undefined>): void
  /** How many runs are kept as they are under way, or were left. */
  underWay(): Promise<number>
  contents(): Contents
  /** What could not be read and was left out, in a sentence each. */
  readonly damaged: readonly string[]
  /** Why nothing more is stored, in a sentence for the reader; the cabinet goes on in memory. */
  readonly refused: string | undefined
}

/** Checkpoints held, and their bytes. */
const few = 6
const room = 128 * 2 ** 20

const byOrder = (a: KeptRun, b: KeptRun) => a.order - b.order || a.at - b.at || (a.id < b.id ? -1 : 1)

export function createCabinet(drawers: Trusted, channel: Channel): Cabinet {
  const listeners = new Set<() => void>()
  const atWork: (() => Promise<string | undefined>)[] = []
  /** Counts how often all was forgotten: what came before is not written after. */
  let era = 0
  let runs: readonly KeptRun[] = []
  let heads = new Map<string, Head>()
  let damaged: readonly string[] = []
  let bytes = 0
  /** Changes made in this tab: what was read before one of them does not have it. */
  let changes = 0
  /** What the drawers are asked comes to them in the order in which it was asked. */
  const inTurn = turns()
  const store = (action: () => Promise<unknown>) => {
    changes++
    return inTurn(action)
  }

  const hold = (next: Iterable<KeptRun>) => {
    runs = [...next].toSorted(byOrder)
    bytes = runs.reduce((sum, run) => sum + writeRun(run).length, 0)
    for (const listener of listeners) listener()
  }
  const load = async (): Promise<void> => {
    const before = changes
    const [texts, checkpoints] = await inTurn(async () => [await drawers.texts('runs'), await drawers.texts('checkpoints')] as const)
    if (changes !== before) return load()
    const faults: string[] = []
    const read = <T>(what: string, texts: ReadonlyMap<string, string>, reader: (text: string) => T) =>
      [...texts].flatMap(([key, text]): [string, T][] => {
        try {
          return [[key, reader(text)]]
        } catch (error) {
          if (!(error instanceof Damaged)) throw error
          faults.push(`${what} is damaged (${error.message}) and was left out.`)
          return []
        }
      })
    const found = read('A saved run', texts, readRun).map(([, run]) => run)
    heads = new Map(read('The checkpoint of a saved run', checkpoints, (text) => headIn(unseal(text))))
    damaged = faults
    hold(found)
  }
  const drop = async (id: string) => {
    heads.delete(id)
    await store(() => drawers.delete('checkpoints', id))
  }
  /** Lets go of checkpoints without a run, and of those for which there is no room. */
  const prune = async () => {
    const wanted = runs.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || byOrder(b, a)).filter(({ id }) => heads.has(id))
    let held = 0
    const kept = wanted.filter(({ id }, i) => (held += bytesOf(heads.get(id)!)) <= room && i < few)
    await Promise.all([...heads.keys()].filter((id) => !kept.some((run) => run.id === id)).map(drop))
  }

  const keepCheckpoint = async (id: string, checkpoint: Checkpoint) => {
    const { head, tensors } = await headOf(checkpoint)
    heads.set(id, head)
    const pruned = prune()
    if (heads.has(id)) await store(() => drawers.put('checkpoints', id, seal(head), tensors))
    await pruned
    for (const listener of listeners) listener()
  }
  /** Other tabs are told once, after all of it: each time they read everything anew. */
  const write = async (run: KeptRun, checkpoint?: Checkpoint) => {
    const since = era
    hold([...runs.filter(({ id }) => id !== run.id), run])
    await store(async () => since === era && drawers.put('runs', run.id, writeRun(run)))
    if (checkpoint) await keepCheckpoint(run.id, checkpoint)
    channel.tell()
  }

  const letGo = () => {
    era++
    changes++
    heads = new Map()
    damaged = []
    hold([])
    return Promise.all(atWork.map((ask) => ask()))
  }

  // A tab that hears of another's changes reads all again: a table of runs is small.
  let ready = load()
  channel.hear((news) => {
    if (news === 'forgotten') void letGo()
    ready = load()
  })
  drawers.onRefusal(() => listeners.forEach((listener) => listener()))

  return {
    list: () => runs,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get ready() {
      return ready
    },
    async put(run, checkpoint) {
      const since = era
      await ready
      if (since !== era) return
      const old = runs.find(({ id }) => id === run.id)
      if (old && old.epochs.length > run.epochs.length) return
      const order = (runs.at(-1)?.order ?? 0) + 1
      await write({ name: '', pinned: false, ...old, ...run, hidden: run.hidden ?? false, order }, checkpoint)
    },
    async change(id, change) {
      const run = runs.find((r) => r.id === id)
      if (run) await write({ ...run, ...change })
    },
    remove(id) {
      const run = runs.find((r) => r.id === id)
      if (!run) throw new RangeError(`There is no run ${id}.`)
      hold(runs.filter((r) => r !== run))
      void store(() => drawers.delete('runs', id)).then(() => channel.tell())
      return run
    },
    restore: (run) => write(run),
    async checkpoint(id) {
      const head = heads.get(id)
      if (!head) return undefined
      try {
        return await wholeOf(head, await inTurn(() => drawers.tensors('checkpoints', id)))
      } catch (error) {
        if (!(error instanceof Damaged)) throw error
        damaged = [...damaged, `The checkpoint of a saved run is damaged (${error.message}) and was left out.`]
        await drop(id)
        return undefined
      }
    },
    hasCheckpoint: (id) => heads.has(id),
    async forget() {
      const said = await letGo()
      await store(() => drawers.clear())
      // What was read meanwhile.
      hold([])
      channel.tell('forgotten')
      return [...new Set(said)].filter((one) => one !== undefined)
    },
    onForget: (listener) => void atWork.push(listener),
    underWay: async () => (await drawers.texts('ways')).size,
    contents: () => ({ runs: runs.length, checkpoints: heads.size, bytes: bytes + [...heads.values()].reduce((sum, head) => sum + bytesOf(head), 0) }),
    get damaged() {
      return damaged
    },
    get refused() {
      return drawers.refused && `Runs are kept for this visit only (${drawers.refused}). Training goes on, and so does export; a reload starts over.`
    },
  }
}
