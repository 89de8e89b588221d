import { courseSays, intervalSays, togetherSays } from '../../../src/charts/differences.ts'
import { count, percent, points } from '../../../src/charts/numbers.ts'
import type { ClaimedRun } from '../../../src/runs/claims.ts'
import { inPart } from '../../../src/runs/finding.ts'
import { list } from '../../../src/runs/words.ts'
import type { Facts } from './facts.ts'
import type { Sweep } from './sweep.ts'

/** The steps of our runs from width to width, each with its interval. */
export function steps({ steps, seeds }: Facts): string {
  const told = steps.map(({ from, to, difference }) => `from ${from.says} to ${to.says} units the validation error ${courseSays(difference)}`)
  const text = told.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. ${intervalSays(seeds, steps.length)}`
}

/** What our runs say of the original’s sentence, in one sentence beside the verdict. */
export function truth({ finding, findings, steps, seeds, whole }: Facts): string {
  const of = `over ${seeds} matched seeds`
  if (finding === 'supported') return `And yet the sentence is true here: ${of} every step to the wider network lowers the error. A right conclusion from no evidence.`
  if (finding === 'contradicted') return `And here the sentence is false: ${of} a wider network is worse at one step at least.`
  if (finding === 'small' && inPart(findings)) {
    const at = (wanted: string) => list(steps.flatMap(({ from, to }, i) => (findings[i] === wanted ? [`from ${from.says} units to ${to.says}`] : [])))
    return `Our runs bear out a part of the sentence: ${of} the error falls ${at('supported')}; ${at('small')} it changes by less than half a point, if at all.`
  }
  if (finding === 'small') return `And here, ${of}, at least one step to the wider network changes next to nothing: less than half a point either way.`
  if (whole.difference.high < 0) return `Our runs bear out a part of the sentence: ${of} the error falls from ${whole.from.says} units to ${whole.to.says}, and yet a step between them may go either way.`
  return `Nor do our runs settle it: ${of} at least one step may go either way.`
}

/** The verdict against the original's own evidence. */
export function judgment({ verdict, close, finding }: Facts): { against?: string; rest: string } {
  const [a, b] = [close.wrong.to, close.wrong.from]
  if (verdict.kind === 'contradicted') return { against: 'Contradicted by its own table.', rest: 'There one step to the wider network raises the error.' }
  const true_ = finding === 'supported' ? 'True here, and' : 'Its table agrees, but it is'
  return { against: `${true_} not shown by its runs.`, rest: `The last step is ${a} wrong images against ${b}: ${b - a} of ${close.wrong.of.toLocaleString('en-US')}.` }
}

/** What the runs say of the claim; where a step is open or small, what they say of its two ends, too. */
export function found({ findings, finding, whole: { from, to, difference } }: Facts): string {
  const told = togetherSays(findings, 'steps')
  return finding !== 'supported' && difference.high < 0 ? `${told} Between the ends, from ${from.says} to ${to.says} units, the error ${courseSays(difference)}.` : told
}

/** How the gain changes from step to step, where both steps fall. */
export function shrinking({ steps }: Facts): string {
  const [first, last] = [steps[0]!.difference, steps.at(-1)!.difference]
  const times = ({ from, to }: Facts['steps'][number]) => (to.units === 2 * from.units ? 'twice' : `${to.units / from.units} times`)
  const told = `${times(steps[0]!)} the units bring ${points(-first.mean)} points, ${times(steps.at(-1)!)} as many again ${points(-last.mean)}`
  if (first.high < 0 && last.mean > first.mean && last.high < 0) return `The gain shrinks: ${told}.`
  if (first.high < 0 && last.mean > first.mean) return `The gain runs out: ${told}, which these seeds cannot tell from nothing.`
  if (first.low > 0 || last.low > 0) return `There is no even course to the gain: ${told}.`
  return `Whether the gain shrinks, these seeds cannot say: on average ${told}.`
}

/** Whether matching the seeds steadies the last step. */
export function pairing({ scatter }: Facts): string {
  const told = `Along the lines the last step scatters by ${points(scatter.paired)} points, between any two runs by ${points(scatter.alone)}`
  return scatter.paired < scatter.alone ? `${told}: what is hard for one network is hard for the next, and that part cancels.` : `${told}: here matching the seeds steadies nothing.`
}

/** Training error beside validation error: one is offered as proof of the other. */
export function training({ widths }: Facts): string {
  const told = (split: 'train' | 'mean') => list(widths.map((w) => percent(w[split])))
  const ratio = (split: 'train' | 'mean') => widths[0]![split] / widths.at(-1)![split]
  const both = `Training error comes to ${told('train')}, validation error to ${told('mean')}.`
  if (ratio('train') > 1.2 * ratio('mean')) return `${both} The first falls by a factor of ${ratio('train').toFixed(1)}, the second by one of ${ratio('mean').toFixed(2)}: what a network can fit says little about what it has learned.`
  return `${both} Here the two fall alike; elsewhere they need not.`
}

/** Whether the largest network, with many parameters an image, overfits. */
export function overfit({ widths, perImage }: Facts): string {
  const best = widths.toSorted((a, b) => a.mean - b.mean)[0]!
  const last = widths.at(-1)!
  const many = `${Math.round(perImage(last.parameters))} for every image`
  return best === last
    ? `The largest has ${many}, and of the ${widths.length} it does best on images that it has never seen.`
    : `The largest has ${many}, and it is not the best of the ${widths.length}: ${best.says} units are, with ${percent(best.mean)} against ${percent(last.mean)}. How much of that is noise, the intervals say.`
}

/** What the pencil writes beside the original's runs. */
export function marks({ verdict, steps }: Facts): Map<ClaimedRun, { note?: string; bad?: boolean }> {
  return new Map(verdict.steps.map(({ to, wrong, p }, i) => [to, { bad: p > 0.05, note: `${wrong.to} wrong, ${wrong.from} at ${steps[i]!.from.says}: ${p > 0.05 ? `chance alone could do it, p = ${p.toFixed(2)}` : `p = ${p.toFixed(3)}`}` }]))
}

/** Up to where each step to more units lowers the error, and what the first one does that does not. */
export function paying({ widths, steps, seeds, paid, next, again }: Sweep): string {
  const [first, last] = [widths[0]!, widths.at(-1)!]
  const intervals = intervalSays(seeds, steps.length)
  if (!next) return `Every step from ${first.says} units to ${last.says} lowers the error, from ${percent(first.mean)} to ${percent(last.mean)}: where width stops paying, these widths do not show. ${intervals}`
  const until = widths[paid]!
  const begun = paid === 0 ? `Not even the first step pays: from ${next.from.says} to ${next.to.says} units the validation error ${courseSays(next.difference)}` : `Up to ${until.says} units every step lowers the error, from ${percent(first.mean)} to ${percent(until.mean)}. From there to ${next.to.says} it ${courseSays(next.difference)}`
  const later = again.length === 0 ? '' : `; ${list(again.map(({ from, to, difference }) => `from ${from.says} to ${to.says} it ${courseSays(difference)}`))}`
  return `${begun}${later}. ${intervals}`
}

/** What twice the units bring at both ends of the sweep. */
export function doublings({ steps }: Sweep): string {
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const told = `From ${first.from.says} to ${first.to.says} units, twice the units multiply the mean error by ${first.doubling.toFixed(2)}; from ${last.from.says} to ${last.to.says}, by ${last.doubling.toFixed(2)}`
  return last.doubling > first.doubling ? `${told}. The price is the same each time, twice the parameters.` : `${told}: within this range the gain does not shrink.`
}

/** How much of the curve the original's three widths could see; nothing where it does not fall there and elsewhere. @param tried its widths, rising */
export function stand({ widths, steps }: Sweep, tried: readonly number[]): string {
  const within = (of: typeof steps) => of.filter(({ from, to }) => from.at >= tried[0]! && to.at <= tried.at(-1)!)
  const [whole, part] = [widths[0]!.mean - widths.at(-1)!.mean, within(steps).reduce((sum, { difference }) => sum - difference.mean, 0)]
  if (!(part > 0 && part < whole)) return ''
  return `The whole fall from ${widths[0]!.says} to ${widths.at(-1)!.says} units is ${points(whole)} points in these runs; ${points(part)} of it lie between ${count(tried[0]!)} and ${count(tried.at(-1)!)}, where the original looked.`
}
