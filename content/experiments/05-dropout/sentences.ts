import { courseSays, intervalSays, togetherSays } from '../../../src/charts/differences.ts'
import { percent, points } from '../../../src/charts/numbers.ts'
import type { ClaimedRun } from '../../../src/runs/claims.ts'
import { list } from '../../../src/runs/words.ts'
import type { Facts } from './facts.ts'
import type { Sweep } from './sweep.ts'

export const courses = ['it falls', 'it rises', 'these seeds cannot tell'] as const

/** What happens to the mean validation error after the short training, as a choice of words. */
export const courseOf = ({ short: { validation } }: Facts): (typeof courses)[number] => courses[validation.high < 0 ? 0 : validation.low > 0 ? 1 : 2]

/** What dropout does after the short training. */
export function shortly({ short, epochs }: Facts): string {
  return `After ${epochs.short} epochs, with dropout of ${short.most.share} against none, training error ${courseSays(short.train)} and validation error ${courseSays(short.validation)}, all measured without masks. ${intervalSays(short.seeds, 2)}`
}

/** Why these runs differ from those of other chapters that have the same spec and seed; nothing where they do not. */
export function readOff({ twins: { seeds, engines: [here, there], apart }, epochs }: Facts): string {
  if (seeds === 0 || apart === 0) return ''
  return `The runs without dropout are those of ${epochs.long} epochs, read after the first ${epochs.short}: ${list(here)} made them, and ${list(there)} those of the same seeds in other chapters. Two engines round differently, and training makes that grow, here to at most ${points(apart)} points.`
}

/** What it does after the long one. */
export function later({ long, epochs }: Facts): string {
  return `After ${epochs.long} epochs training error ${courseSays(long.train)}, validation error ${courseSays(long.validation)} (${long.seeds} matched seeds).`
}

/** Whether the length of training turns the comparison. */
export function turned({ short, long, epochs }: Facts): string {
  const [now, then] = [short.validation, long.validation]
  const more = then.mean < now.mean
  if (now.low > 0 && then.high < 0) return `At ${epochs.short} epochs dropout is a handicap, at ${epochs.long} it pays: the bet on long training is won.`
  if (now.low > 0 && then.low > 0) return `It is a handicap at both lengths${more ? ', a smaller one at the longer' : ''}: on these letters the bet is not won within ${epochs.long} epochs.`
  if (now.low > 0) return `A handicap at ${epochs.short} epochs, at ${epochs.long} it can no longer be told from none.`
  if (then.high < 0 && now.high < 0) return `It pays at both lengths, ${more ? 'more' : 'no more'} at the longer.`
  if (then.high < 0) return `Undecided at ${epochs.short} epochs, it pays at ${epochs.long}.`
  if (then.low > 0) return `At ${epochs.long} epochs it is a handicap.`
  return 'At neither length do these seeds tell dropout from none.'
}

/** The original’s training error fell, which is what to be suspicious of: what ours did. */
export function suspicious({ short }: Facts): string {
  if (short.train.low > 0) return `In our runs, masks off, training error rises from ${percent(short.without.train.mean)} to ${percent(short.most.train.mean)}.`
  if (short.train.high < 0) return `And yet in our runs, too, training error falls, from ${percent(short.without.train.mean)} to ${percent(short.most.train.mean)}.`
  return `In our runs training error is ${percent(short.without.train.mean)} without and ${percent(short.most.train.mean)} with dropout, which these seeds cannot tell apart.`
}

/** The claim against the evidence. */
export function judgment({ counts, short }: Facts): { against?: string; rest: string } {
  const told = `${counts.wrong.to} wrong images against ${counts.wrong.from} are ${counts.wrong.from - counts.wrong.to} of ${counts.wrong.of.toLocaleString('en-US')}.`
  const against = { supported: 'True here, and not shown by two runs.', contradicted: 'Not so here, and not shown by two runs.', small: 'Next to nothing here, and not shown by two runs.', 'not shown': 'Not shown by two runs, nor by ours.' }[short.finding]
  return { against, rest: told }
}

export const found = ({ short }: Facts): string => togetherSays(short.findings, 'errors')

/** How often one pair of runs would have said that dropout helps. */
export function onePair({ wins, short }: Facts): string {
  const share = `${Math.round(100 * wins)}\u00a0%`
  const truth = short.validation.low > 0 ? 'though it hurts on average' : short.validation.high < 0 ? 'and it does help on average' : 'and whether it helps on average these seeds cannot tell'
  return `Of all pairs of one run with and one without, whatever their seeds, dropout has the lower validation error in ${share}, ${truth}.`
}

/** What the pencil writes beside the original's runs. */
export function marks({ counts, training, theirs }: Facts): Map<ClaimedRun, { bad?: boolean; note?: string }> {
  const doubt = counts.p > 0.05 ? `chance alone could do it, p = ${counts.p.toFixed(2)}` : `p = ${counts.p.toFixed(3)}`
  return new Map([
    [theirs.from, {}],
    [theirs.to, { bad: counts.p > 0.05, note: `${counts.wrong.to} wrong, ${counts.wrong.from} without: ${doubt}. Training ${points(training.wrong.to / training.wrong.of)} below ${points(training.wrong.from / training.wrong.of)}: were the masks off?` }],
  ])
}

/** Each share against none, after both lengths of training. */
export function lengths({ lengths: both, seeds, comparisons }: Sweep): string {
  const told = both.map(({ epochs, against }) => `after ${epochs} epochs, ${list(against.map(({ share, difference }) => `with a share of ${share} it ${courseSays(difference)}`))}`)
  return `Against no dropout the validation error changes so: ${told.join('; ')}. ${intervalSays(seeds, comparisons)}`
}

/** Which share has the least mean after which length. */
export function bestShare({ lengths: [short, long] }: Sweep): string {
  const words = ({ share }: Sweep['groups'][number]) => (share === 0 ? 'no dropout' : `a share of ${share}`)
  const named = (one: Sweep['groups'][number]) => `${words(one)} (${percent(one.mean)})`
  const told = `The least of the three means is that of ${named(short!.least)} after ${short!.epochs} epochs and of ${named(long!.least)} after ${long!.epochs}`
  if (short!.least.share !== long!.least.share) return `${told}; how far that can be told, the intervals say.`
  return `The least of the three means is that of ${words(short!.least)} at both lengths (${percent(short!.least.mean)} and ${percent(long!.least.mean)}).`
}
