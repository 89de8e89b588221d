import { type Checkpoint, trainingVersion } from '../../training/train.ts'
import type { Newcomer } from './cabinet.ts'
import type { Channel } from './channel.ts'
import { type Head, headIn, headOf, wholeOf } from './keptCheckpoint.ts'
import { fromPlain, type KeptRun, toPlain } from './keptRun.ts'
import type { Locks } from './locks.ts'
import { Damaged, numberIn, objectIn, seal, unseal } from './seal.ts'
import type { Trusted } from './trusted.ts'

/** A run under way that no tab is at work on: its tab was closed, reloaded, or died. */
export interface Left {
  readonly way: string
  /** As it stood after its last epoch, or where it was paused. */
  readonly run: KeptRun
  /** Steps of an epoch, and those done of the one under way. */
  readonly of: number
  readonly step: number
  /** Another version of the training code would give another curve: such a run can only be kept as it is. */
  readonly current: boolean
}

/** One lab's place for the run that it has under way. */
export interface Way {
  save(run: Newcomer, of: number, checkpoint: Checkpoint): Promise<void>
  /** The run ended, or was given up: nothing of it is left here. */
  end(): Promise<void>
  /** Goes away and leaves the run to be taken up. */
  leave(): void
}

/** The runs under way in all tabs of this browser. */
export interface Ways {
  /** Newest last. */
  left(): Promise<{ readonly left: readonly Left[]; readonly damaged: readonly string[] }>
  /** A place for a new run. */
  begin(): Way
  /** Takes a run up, with where it stood; undefined where another tab was quicker, null where it is there no more: it was ended, given up or forgotten. Throws Damaged. */
  take(left: Left): Promise<{ readonly way: Way; readonly run: KeptRun; readonly of: number; readonly checkpoint: Checkpoint } | undefined | null>
  drop(left: Left): Promise<void>
  /** Another tab began, ended or left a run. */
  subscribe(listener: () => void): void
}

/** @param name a fresh name, unlike that of any other tab */
export function createWays(drawers: Trusted, locks: Locks, channel: Channel, name: () => string): Ways {
  const wayAt = (key: string, first?: () => void): Way => {
    let held: Promise<(() => void) | undefined> | undefined = first && Promise.resolve(first)
    const release = async () => {
      const letGo = await held
      held = undefined
      letGo?.()
    }
    return {
      async save(run, of, checkpoint) {
        await (held ??= locks.hold(key))
        const { head, tensors } = await headOf(checkpoint)
        const whole: KeptRun = { name: '', pinned: false, hidden: false, order: 0, ...run }
        await drawers.put('ways', key, seal({ run: toPlain(whole), of, version: trainingVersion, head }), tensors)
      },
      async end() {
        await drawers.delete('ways', key)
        await release()
        channel.tell()
      },
      leave: () => void release(),
    }
  }

  return {
    async left() {
      const texts = await drawers.texts('ways')
      const busy = await locks.held()
      const left: Left[] = []
      const damaged: string[] = []
      for (const [way, text] of texts) {
        if (busy.has(way)) continue
        try {
          const { run, of, step, version } = readWay(text)
          left.push({ way, run, of, step, current: version === trainingVersion })
        } catch (error) {
          if (!(error instanceof Damaged)) throw error
          damaged.push(`A run that was left half-way is damaged (${error.message}) and cannot be continued.`)
          await drawers.delete('ways', way)
        }
      }
      return { left: left.toSorted((a, b) => a.run.at - b.run.at), damaged }
    },
    begin: () => wayAt(name()),
    async take({ way: key }) {
      const release = await locks.hold(key)
      if (locks.real && !release) return undefined
      // Read once more: it may have gone on in another tab since it was offered.
      const text = (await drawers.texts('ways')).get(key)
      try {
        if (text === undefined) {
          release?.()
          return null
        }
        const { run, of, head } = readWay(text)
        const checkpoint = await wholeOf(head, await drawers.tensors('ways', key))
        channel.tell()
        return { way: wayAt(key, release), run, of, checkpoint }
      } catch (error) {
        release?.()
        throw error
      }
    },
    async drop({ way }) {
      await drawers.delete('ways', way)
      channel.tell()
    },
    subscribe: (listener) => channel.hear(listener),
  }
}

function readWay(text: string): { run: KeptRun; of: number; step: number; version: number; head: Head } {
  const { run, of, version, head } = objectIn(unseal(text), 'the record')
  const read = headIn(head)
  return { run: fromPlain(run), of: numberIn(of, 'its steps'), version: numberIn(version, 'its version'), head: read, step: read.step }
}
