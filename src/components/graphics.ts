import { sum } from 'd3'
import { workOf } from '../runs/costs.ts'
import { unitsOf } from '../runs/layers.ts'
import type { Spec } from '../runs/spec.ts'
import { groupsOf } from '../training/groups.ts'
import { layersOf } from '../training/network.ts'
import { portion } from '../training/score.ts'

/** What a graphics processor is told: computations, and bytes of all that they read and write. */
export interface Commands {
  readonly dispatches: number
  readonly bytes: number
}

/** The commands of one network: for a step on a batch, and for the scores of a portion of images. */
export interface Told {
  /** `shapeOf` of its specs. */
  readonly shape: string
  readonly step: Commands
  readonly portion: Commands
}

/** Seconds of the processor that prepares batches, tells a graphics processor what to do, and scores. */
export interface Host {
  /** Of one dispatch, however many networks are computed as one. */
  readonly dispatch: number
  /** Of one image of one network, in a step or in a score. */
  readonly image: number
  /** Of one output that dropout may leave out. */
  readonly mask: number
}

/** What is known of a graphics processor before anything ran on it. */
export interface Graphics {
  readonly name: string
  /** Products and additions in float32 a second, bytes of memory a second: what its maker says, which programs do not reach. */
  readonly peak: number
  readonly bandwidth: number
}

/** Specs of one text are told to a graphics processor in the same words, whatever their seeds, rates and lengths. */
export const shapeOf = (spec: Spec): string => JSON.stringify([layersOf(spec).map(({ outputs, activation }) => [outputs, activation]), spec.optimizer, spec.batch, spec.dropout > 0, spec.weightDecay > 0])

/** Outputs that dropout draws for in an epoch. */
export const maskedIn = ({ dropout, trainingImages, layers }: Spec): number => (dropout > 0 ? trainingImages * sum(unitsOf(layers)) : 0)

/** Seconds: `best` where nothing waits and everything runs at its peak, `cautious` where all that is assumed goes badly. */
export interface Estimate {
  readonly best: number
  readonly cautious: number
  /** Of the processor alone, whatever the graphics processor. */
  readonly host: number
}

/** What goes badly in the cautious estimate: the share of both peaks that is reached, and the seconds that a dispatch takes on top. */
export interface Caution {
  readonly reached: number
  readonly dispatch: number
}

/**
 * What these specs would take on a graphics processor, seeds of one shape as one computation. At best, it works while its
 * processor prepares what comes next, and the longer of the two counts; memory and arithmetic overlap likewise (the roofline
 * of Williams, Waterman and Patterson 2009, Communications of the ACM 52(4)). At worst, one waits for the other.
 * @param scored images of validation, and of the test @param share of its epochs that a run goes which may stop early; the
 * longest of several that are computed as one is taken to go them all
 * @throws RangeError for a spec whose commands nobody counted
 */
export function estimate(specs: readonly Spec[], told: readonly Told[], host: Host, graphics: Graphics, caution: Caution, scored: readonly number[], share = 1): Estimate {
  const parts = groupsOf(specs, (spec) => spec).map((group) => {
    const spec = group[0]!
    const commands = told.find(({ shape }) => shape === shapeOf(spec))
    if (!commands) throw new RangeError(`No commands are counted for ${shapeOf(spec)}; npm run bench:pretraining -- --write counts them.`)
    const { trainingImages, batch, epochs, patience } = spec
    const steps = Math.ceil(trainingImages / batch)
    const portions = sum([trainingImages, ...scored], (images) => Math.ceil(images / portion))
    const total = (what: keyof Commands) => steps * commands.step[what] + portions * commands.portion[what]
    /** Epochs of all networks of the group together. */
    const trained = epochs * (patience > 0 ? share : 1) * group.length
    const dispatches = epochs * total('dispatches')
    const images = 2 * trainingImages + sum(scored)
    const prepare = dispatches * host.dispatch + trained * (images * host.image + maskedIn(spec) * host.mask)
    const moving = (trained * total('bytes')) / graphics.bandwidth
    const computing = (trained * workOf({ ...spec, epochs: 1 }, sum(scored))) / graphics.peak
    const busy = Math.max(moving, computing)
    return { host: prepare, best: Math.max(prepare, busy), cautious: prepare + dispatches * caution.dispatch + busy / caution.reached }
  })
  return { host: sum(parts, ({ host }) => host), best: sum(parts, ({ best }) => best), cautious: sum(parts, ({ cautious }) => cautious) }
}
