import { inWords } from '../../../src/charts/differences.ts'
import { count, percent, points, rate } from '../../../src/charts/numbers.ts'
import { type ClaimedRun, printed } from '../../../src/runs/claims.ts'
import { list } from '../../../src/runs/words.ts'
import type { Facts, Rate } from './facts.ts'
import type { Sweep } from './sweep.ts'

/** What the pencil writes beside the original's runs, and where it leaves a ring or a wave. */
export function marks({ verdict, jump }: Facts): Map<ClaimedRun, { ring?: boolean; bad?: boolean; note?: string }> {
  const right = (run: ClaimedRun) => (1 - printed(run, 'validation') / 100).toFixed(3)
  const strange = `${right(jump.run)} ÷ ${right(jump.after)} = ${jump.ratio.toFixed(2)}: one letter in ten never named?`
  const at = new Map([[jump.run, { bad: true, note: strange }]]) as ReturnType<typeof marks>
  if (verdict.kind === 'contradicted') at.set(verdict.named, { bad: true, note: 'called the least' })
  return at.set(verdict.least, { ring: true, note: 'the least' })
}

/** The claim against its own table. */
export function ownTable({ verdict: { kind, named, least } }: Facts): { against?: string; rest: string } {
  const told = (run: ClaimedRun) => `${rate(run.spec.learningRate)} has ${percent(printed(run, 'validation') / 100)}`
  if (kind === 'agrees') return { rest: `Its own table agrees: ${told(named)}.` }
  return { against: 'Contradicted by its own table.', rest: `There ${told(least)}, and ${told(named)}.` }
}

const names = (rates: readonly Rate[]) => list(rates.map((r) => r.says))

/** Which rate comes out best, which others cannot be told from it, and which are shown to err more. */
export function best({ least, tied, worse, rates, seeds }: Facts): string {
  const first = `The least mean, ${percent(least.mean)}, stands at ${least.says}`
  const by = `(paired differences over ${seeds} matched seeds, 95\u00a0% intervals by Holm’s rule)`
  if (tied.length === rates.length - 1) return `${first}, but none of the others is shown to err more ${by}: among these ${inWords(rates.length)}, the runs do not decide.`
  const more = `${list(worse.map(({ rate }) => rate.says))} ${worse.length === 1 ? 'errs' : 'err'} more, by ${list(worse.map(({ difference }) => points(difference.mean)))} points ${by}`
  if (tied.length === 0) return `${first}, and here the runs do decide: ${more}.`
  return `${first}. Beside it ${more}; ${names(tied)} cannot be told from it, so a winner among the ${inWords(tied.length + 1)} cannot be named.`
}

/** How the scatter of the seeds changes with the rate. */
export function scatter({ tightest, loosest, rates }: Facts): string {
  const times = loosest.scatter / tightest.scatter
  const spread = `The seeds scatter by ${points(tightest.scatter)} points at ${tightest.says} and by ${points(loosest.scatter)} at ${loosest.says}`
  if (loosest.at > tightest.at && loosest === rates.at(-1)) return `${spread}, ${times.toFixed(1)} times as much: a long step rattles.`
  return `${spread}, ${times.toFixed(1)} times as much.`
}

/** What matched seeds say of the rate that the original named against the one that its table prefers. */
export function matched({ difference, verdict, at }: Facts): string {
  const [a, b] = [rate(verdict.named.spec.learningRate), rate(verdict.least.spec.learningRate)]
  const size = `${points(Math.abs(difference.mean))} points (95\u00a0% interval ${points(difference.low)} to ${points(difference.high)}, ${difference.seeds} matched seeds)`
  if (difference.low > 0) return `Our runs put ${a} above ${b} by ${size}: the table was right, and the sentence under it wrong.`
  if (difference.high < 0) return `Our runs put ${a} below ${b} by ${size}: on these letters the sentence is true and the table misled.`
  return `Our runs cannot tell the two apart: ${a} comes to ${percent(at(verdict.named.spec.learningRate).mean)}, ${b} to ${percent(at(verdict.least.spec.learningRate).mean)}, a difference of ${size}, and the interval holds 0.`
}

/** What the reference runs did at the rate where the original's table jumps. */
export function jumpHere({ at, jump, rates }: Facts): string {
  const here = at(jump.run.spec.learningRate)
  const claimed = printed(jump.run, 'validation') / 100
  const close = here.seeds.filter((s) => s.error >= 0.8 * claimed).length
  const worst = Math.max(...here.seeds.map((s) => s.error))
  const near = rates.filter((r) => r !== here).map((r) => r.mean)
  const amid = here.mean >= Math.min(...near) && here.mean <= Math.max(...near)
  const who = close === 0 ? 'None' : String(close)
  return `${who} of our ${here.seeds.length} runs at ${here.says} ${close > 1 ? 'come' : 'comes'} near it: their mean is ${percent(here.mean)}${amid ? ', between those of the other rates' : ''}, and the worst of them ${percent(worst)}.`
}

/** Whether a slow rate is bad or has not arrived: training error along the rates. */
export function arrived({ rates }: Facts): string {
  const [first, last] = [rates[0]!, rates.toSorted((a, b) => a.train - b.train)[0]!]
  if (first === last) return `Training error is least at the smallest rate, ${percent(first.train)}.`
  return `After the same number of epochs training error is ${percent(first.train)} at ${first.says} and ${percent(last.train)} at ${last.says}: the small step has not arrived yet.`
}

/** Where the fine sweep has its least mean, and how far it stays low. */
export function valley({ least, edge, flat, rates, seeds, comparisons }: Sweep): string {
  const where = `Of ${rates.length} rates the least mean, ${percent(least.mean)}, stands at ${least.says}`
  const open = edge ? ', at the edge of the sweep: the valley may lie beyond' : ''
  const by = `(95\u00a0% intervals over ${seeds} matched seeds, by Holm’s rule for ${comparisons} comparisons)`
  if (flat.length === 1) return `${where}${open}. No neighbor is shown to lie within half a point of it ${by}.`
  const [from, to] = [flat[0]!, flat.at(-1)!]
  const [near] = flat.filter((r) => r !== least)
  const floor = flat.length === rates.length ? 'All the others are' : flat.length === 2 ? `Of the others ${near!.says} alone is` : `The other ${flat.length - 1} rates from ${from.says} to ${to.says}, a factor of ${count(to.at / from.at)}, are all`
  return `${where}${open}. ${floor} shown to lie less than half a point above it ${by}.`
}

/** What stands at the ends of the sweep above the least, and whether the short step has arrived there. */
export function walls({ least, first, last }: Sweep): string {
  const lost = last.lost === 0 ? '' : last.lost === last.seeds.length ? ', and no seed does better than always naming the same letter' : `, and ${last.lost} of ${last.seeds.length} seeds do no better than always naming the same letter`
  const reason = first.train.mean > least.train.mean ? `, training error ${percent(first.train.mean)} against ${percent(least.train.mean)} at ${least.says}: the short steps have not arrived` : ''
  const left = first.mean > least.mean ? [`At ${first.says} the error is ${percent(first.mean)}${reason}.`] : []
  const right = last.mean > least.mean ? [`At ${last.says} ${left.length > 0 ? 'it' : 'the error'} is ${percent(last.mean)}${lost}.`] : []
  return [...left, ...right].join(' ')
}

/** What the original's few rates could not see. */
export function between({ original: { rates, gap, beyond, tried, from, to } }: Sweep): string {
  const told = `The original’s ${rates === 5 ? 'five' : rates} rates have nothing between ${rate(gap.from)} and ${rate(gap.to)}`
  if (gap.holds) return `${told}, and the least stands just there.`
  if (beyond) return `The original’s rates reach from ${rate(from)} to ${rate(to)}, and the least stands outside.`
  return `${told}; the least ${tried ? 'is one that they did try' : 'stands elsewhere among them'}, which only a sweep beyond them can tell.`
}
