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
  /** Lets go of all that was kept or was to be kept so far. @param under a run is under way: nothing more of it is kept, its end included */
  forget(under: boolean): Promise<void>
  /** Whether the run under way is such a one. */
  readonly unkept: boolean
}

export function createKeeping(cabinet: Cabinet, ways: Ways, elsewhere: string): Keeping {
  let way: Way | undefined
  /** One write after another, or an end could be overtaken by what was saved before it. */
  const inTurn = turns()
  /** Counts how often all was forgotten: what came before is not kept after. */
  let era = 0
  let unkept = false
  /** When something was asked to be kept; never the present where it is not to be. */
  const asked = () => (unkept ? Number.NaN : era)
  const gone = 'The run cannot be continued: it was ended or forgotten in another tab.'

  return {
    get unkept() {
      return unkept
    },
    save(run, of, checkpoint) {
      const since = asked()
      return inTurn(async () => {
        if (since === era) await (way ??= ways.begin()).save(run, of, checkpoint)
      })
    },
    end(run, checkpoint) {
      const since = asked()
      unkept = false
      return inTurn(async () => {
        const ending = way
        way = undefined
        if (since === era && run && run.epochs.length > 0) await cabinet.put(run, checkpoint?.epoch === run.epochs.length ? checkpoint : undefined)
        await ending?.end()
      })
    },
    leave: () => way?.leave(),
    async offered() {
      const since = era
      await cabinet.ready
      const { left, damaged } = await ways.left()
      const over = left.filter(({ run, current }) => !current || cabinet.list().some(({ id, at, epochs }) => id === run.id && at === run.at && epochs.length >= run.epochs.length))
      for (const old of over) {
        if (since === era && old.run.epochs.length > 0 && !old.current) await cabinet.put(old.run)
        await ways.drop(old)
      }
      return since === era ? { left: left.filter((l) => !over.includes(l)).at(-1), damaged } : { left: undefined, damaged: [] }
    },
    async take(left) {
      const since = era
      try {
        const taken = await ways.take(left)
        if (taken === undefined) return elsewhere
        if (since !== era) await taken?.way.end()
        if (!taken || since !== era) return gone
        way = taken.way
        return taken
      } catch (error) {
        if (since !== era) return gone
        if (!(error instanceof Damaged)) throw error
        if (left.run.epochs.length > 0) await cabinet.put(left.run)
        await ways.drop(left)
        return `The run cannot be continued (${error.message}). Its curve is kept.`
      }
    },
    drop: (left) => ways.drop(left),
    forget(under) {
      era++
      unkept = under
      const ending = way
      way = undefined
      return inTurn(async () => ending?.end())
    },
  }
}
