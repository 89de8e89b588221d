import type { Checkpoint } from '../../training/train.ts'
import type { Cabinet, Newcomer } from './cabinet.ts'
import { Damaged } from './seal.ts'
import { turns } from './turns.ts'
import type { Left, Way, Ways } from './ways.ts'

/** What one lab keeps: its run under way from epoch to epoch, and what it came to. */
export interface Keeping {
  /** Remembers where the run stands. Never rejects. */
  save(run: Newcomer, of: number, checkpoint: Checkpoint): Promise<void>
  /** The run is over: it enters the cabinet if it has an epoch, and is under way no more. */
  end(run: Newcomer | undefined, checkpoint: Checkpoint | undefined): Promise<void>
  /** The page goes away: the run may be taken up by another. */
  leave(): void
  /** The newest run that no tab is at work on. Those that cannot be continued come into the cabinet as they are. */
  offered(): Promise<{ readonly left: Left | undefined; readonly damaged: readonly string[] }>
  /** Takes a run up; a sentence where that cannot be. */
  take(left: Left): Promise<Omit<NonNullable<Awaited<ReturnType<Ways['take']>>>, 'way'> | string>
  drop(left: Left): Promise<void>
}

export function createKeeping(cabinet: Cabinet, ways: Ways, elsewhere: string): Keeping {
  let way: Way | undefined
  /** One write after another, or an end could be overtaken by what was saved before it. */
  const inTurn = turns()

  return {
    save: (run, of, checkpoint) => inTurn(async () => (way ??= ways.begin()).save(run, of, checkpoint)),
    end: (run, checkpoint) =>
      inTurn(async () => {
        const ending = way
        way = undefined
        if (run && run.epochs.length > 0) await cabinet.put(run, checkpoint?.epoch === run.epochs.length ? checkpoint : undefined)
        await ending?.end()
      }),
    leave: () => way?.leave(),
    async offered() {
      await cabinet.ready
      const { left, damaged } = await ways.left()
      const over = left.filter(({ run, current }) => !current || cabinet.list().some(({ id, at, epochs }) => id === run.id && at === run.at && epochs.length >= run.epochs.length))
      for (const old of over) {
        if (old.run.epochs.length > 0 && !old.current) await cabinet.put(old.run)
        await ways.drop(old)
      }
      return { left: left.filter((l) => !over.includes(l)).at(-1), damaged }
    },
    async take(left) {
      try {
        const taken = await ways.take(left)
        if (!taken) return elsewhere
        way = taken.way
        return taken
      } catch (error) {
        if (!(error instanceof Damaged)) throw error
        if (left.run.epochs.length > 0) await cabinet.put(left.run)
        await ways.drop(left)
        return `The run cannot be continued (${error.message}). Its curve is kept.`
      }
    },
    drop: (left) => ways.drop(left),
  }
}
