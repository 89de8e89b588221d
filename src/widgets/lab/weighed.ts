import { experimentsOf } from '../../runs/reader.ts'
import { enginesOf } from '../../runs/run.ts'
import { widthsOf } from '../../runs/costs.ts'
import type { Spec } from '../../runs/spec.ts'
import type { Checkpoint } from '../../training/train.ts'
import type { Cabinet } from './cabinet.ts'
import { besideSays } from './experimentSays.ts'
import { specText } from './fields.ts'
import type { Lab } from './lab.ts'
import type { Snapshot } from './snapshot.ts'

/** The run on screen, among the choices. No run of the cabinet has such a key. */
export const onScreen = 'screen'

/** A run whose weights are there to be looked at and taken away. */
export interface Weighed {
  /** `onScreen`, or its key in the cabinet. */
  readonly value: string
  readonly says: string
  /** Its key in the cabinet, where it has one by now. */
  readonly id: string | undefined
  readonly spec: Spec
  /** Whole epochs that the run has come to. */
  readonly epochs: number
  readonly hidden: boolean
  /** Newer runs have larger ones. */
  readonly order: number
}

/**
 * The runs whose weights can be had: the one on screen, then those of the cabinet as its table has them, hidden ones last. Each
 * goes by its reader’s name, else by its seed and what sets its experiment apart from the others.
 * @param there whether the run on screen has weights by now
 * @param also keys that stay in the list without weights: what went wrong with the run chosen is to be read
 */
export function weighedOf(screen: Snapshot, there: boolean, cabinet: Pick<Cabinet, 'list' | 'hasCheckpoint'>, also: readonly (string | undefined)[] = []): readonly Weighed[] {
  const runs = cabinet.list()
  const table = [...experimentsOf(runs.filter((run) => !run.hidden)).flatMap((experiment) => experiment.runs), ...runs.filter((run) => run.hidden && run.epochs.length > 0)]
  const same = runs.find(({ id }) => id === screen.key)
  const kept = table.filter((run) => (cabinet.hasCheckpoint(run.id) || also.includes(run.id)) && !(there && run === same && screen.epochs.length >= run.epochs.length))
  const { says } = besideSays([...(there ? [screen] : []), ...kept].map(({ spec }) => spec))
  const called = ({ name, spec }: { name: string; spec: Spec }) => name || `seed ${spec.seed}: ${says(spec)}`
  const names = kept.map(called)
  const first: Weighed = { value: onScreen, says: `on screen, ${called({ name: same?.name ?? '', spec: screen.spec })}`, id: screen.key, spec: screen.spec, epochs: screen.epochs.length, hidden: false, order: Infinity }
  return [
    ...(there ? [first] : []),
    ...kept.map((run, i) => ({
      value: run.id,
      // The same experiment on another engine has the same name.
      says: names.indexOf(names[i]!) === names.lastIndexOf(names[i]!) ? names[i]! : `${names[i]}, by ${enginesOf(run)}`,
      id: run.id,
      spec: run.spec,
      epochs: run.epochs.length,
      hidden: run.hidden,
      order: run.order,
    })),
  ]
}

/** The one that is meant: the first of `wanted` that is there, else the newest of the fields that are set, else the newest. Hidden ones stand back. */
export function chosenOf(choices: readonly Weighed[], wanted: readonly (string | undefined)[], spec: Spec): Weighed | undefined {
  const asked = wanted.flatMap((value) => choices.filter((choice) => choice.value === value))[0]
  const newest = choices.toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || b.order - a.order)
  return asked ?? newest.find((choice) => specText(choice.spec) === specText(spec)) ?? newest[0]
}

/** Its weights. Throws an Error whose message is a clause without its full stop: why they are not to be had, and what to do. */
export async function checkpointOf({ cabinet, checkpoint }: Pick<Lab, 'cabinet' | 'checkpoint'>, { value, id, spec }: Weighed): Promise<Checkpoint> {
  const before = cabinet.damaged.length
  const found = (value === onScreen ? await checkpoint() : undefined) ?? (id !== undefined ? await cabinet.checkpoint(id) : undefined)
  const damage = cabinet.damaged.slice(before).at(-1)
  if (!found && damage) throw new Error(`${damage.replace(/\.$/, '')}; train it again to have its weights`)
  if (!found) throw new Error('the weights of this run are no longer here; train it again')
  // A run that came from a file may bear the name of another one.
  const fits = widthsOf(spec).every(([inputs, outputs], i) => found.weights[`W${i + 1}`]?.length === inputs * outputs && found.weights[`b${i + 1}`]?.length === outputs)
  if (!fits) throw new Error('the weights stored under the name of this run are of other layers than its own; train it again')
  return found
}
