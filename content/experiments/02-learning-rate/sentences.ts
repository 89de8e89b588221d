import { percent, points, rate } from '../../../src/charts/numbers.ts'
import type { Facts, Rate } from './facts.ts'

/** 0.0002, 0.002 and 0.003. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

const names = (rates: readonly Rate[]) => list(rates.map((r) => rate(r.rate)))

/** Which rate comes out best, and which others cannot be told from it. */
export function best({ least, overlapping, rates }: Facts): string {
  const first = `The least mean, ${percent(least.mean)}, stands at ${rate(least.rate)}`
  if (overlapping.length === 0) return `${first}, and its interval meets no other: here the runs do decide.`
  if (overlapping.length === rates.length - 1) return `${first}, but its interval meets all the others: among these five, the runs do not decide.`
  const rest = rates.filter((r) => r !== least && !overlapping.includes(r))
  const tied = overlapping.length === 1 ? `that of ${names(overlapping)}, so from these runs alone a winner among the two` : `those of ${names(overlapping)}, so from these runs alone a winner among the ${overlapping.length + 1}`
  return `${first}. Its interval meets ${tied} cannot be named; ${names(rest)} ${rest.length === 1 ? 'is' : 'are'} worse.`
}

/** How the scatter of the seeds changes with the rate. */
export function scatter({ tightest, loosest, rates }: Facts): string {
  const times = loosest.scatter / tightest.scatter
  const spread = `The seeds scatter by ${points(tightest.scatter)} points at ${rate(tightest.rate)} and by ${points(loosest.scatter)} at ${rate(loosest.rate)}`
  if (loosest.rate > tightest.rate && loosest === rates.at(-1)) return `${spread}, ${times.toFixed(1)} times as much: a long step rattles.`
  return `${spread}, ${times.toFixed(1)} times as much.`
}

/** What matched seeds say of the rate that the original named against the one that its table prefers. */
export function matched({ difference, verdict, at }: Facts): string {
  const [a, b] = [rate(verdict.named.learningRate), rate(verdict.least.learningRate)]
  const size = `${points(Math.abs(difference.mean))} points (95 % interval ${points(difference.low)} to ${points(difference.high)}, ${difference.seeds} matched seeds)`
  if (difference.low > 0) return `Our runs put ${a} above ${b} by ${size}: the table was right, and the sentence under it wrong.`
  if (difference.high < 0) return `Our runs put ${a} below ${b} by ${size}: on these letters the sentence is true and the table misled.`
  return `Our runs cannot tell the two apart: ${a} comes to ${percent(at(verdict.named.learningRate).mean)}, ${b} to ${percent(at(verdict.least.learningRate).mean)}, a difference of ${size}, and the interval holds 0.`
}

/** What the reference runs did at the rate where the original's table jumps. */
export function jumpHere({ at, jump, rates }: Facts): string {
  const here = at(jump.run.learningRate)
  const claimed = jump.run.validation / 100
  const close = here.seeds.filter((s) => s.error >= 0.8 * claimed).length
  const worst = Math.max(...here.seeds.map((s) => s.error))
  const near = rates.filter((r) => r !== here).map((r) => r.mean)
  const amid = here.mean >= Math.min(...near) && here.mean <= Math.max(...near)
  const who = close === 0 ? 'None' : String(close)
  return `${who} of our ${here.seeds.length} runs at ${rate(here.rate)} ${close > 1 ? 'come' : 'comes'} near it: their mean is ${percent(here.mean)}${amid ? ', between those of the other rates' : ''}, and the worst of them ${percent(worst)}.`
}

/** Whether a slow rate is bad or has not arrived: training error along the rates. */
export function arrived({ rates }: Facts): string {
  const [first, last] = [rates[0]!, rates.toSorted((a, b) => a.train - b.train)[0]!]
  if (first === last) return `Training error is least at the smallest rate, ${percent(first.train)}.`
  return `After the same number of epochs training error is ${percent(first.train)} at ${rate(first.rate)} and ${percent(last.train)} at ${rate(last.rate)}: the small step has not arrived yet.`
}
