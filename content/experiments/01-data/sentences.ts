import { count, percent, points } from '../../../src/charts/numbers.ts'
import type { Facts } from './facts.ts'
import type { Sweep } from './sweep.ts'

/** What training both ways came to. */
export function bothWays({ groups, difference, seeds }: Facts): string {
  const [family, random] = groups
  if (seeds === 0 || !family || !random) return 'Reference runs of both splits are not made yet: train both yourself, with a few seeds each.'
  const means = `Over ${seeds} matched ${seeds === 1 ? 'seed' : 'seeds'} the mean validation error is ${percent(family.mean)} where families are kept whole and ${percent(random.mean)} where letters are dealt at random`
  if (seeds === 1) return `${means}. One seed is one run of each: it shows how large the gap may be, and no more.`
  const interval = `${points(Math.abs(difference.mean))} points (95\u00a0% interval ${points(difference.low)} to ${points(difference.high)})`
  if (difference.low > 0) return `${means}: ${interval} of the error vanish, and the network has learned nothing more. The question became easier.`
  if (difference.high < 0) return `${means}: here the random split is the harder one, by ${interval}, so whatever leaks does not help.`
  return `${means}. The difference, ${interval}, cannot be told from nothing: these runs do not show that the leak helps.`
}

/** Whether one run of each split would have shown the gap; nothing as long as there are no two seeds. */
export function onePair({ difference, oneRun: { wins, scatter, counting }, random, seeds }: Facts): string {
  if (seeds < 2) return ''
  const [gap, noise] = [Math.abs(difference.mean), Math.hypot(scatter, counting)]
  const pairs = wins === 1 ? 'in every pair' : wins === 0 ? 'in no pair' : `in ${percent(wins, 0)} of the pairs`
  const told = `Take any two of our runs, one of each split, with whatever seeds: the random split has the lower error ${pairs}. The gap is ${points(gap)} points on average. Seeds make it scatter by ${points(scatter)}, and counting ${count(random.of)} letters on either side adds a standard error of ${points(counting)}, since the two sets hold different letters`
  if (gap > 3 * noise) return `${told}. The gap is ${(gap / noise).toFixed(1)} times both together, so one run of each is enough to show it.`
  return `${told}. The gap is ${(gap / noise).toFixed(1)} times both together, so one run of each might have shown the opposite.`
}

/** What no number of these runs can show: their seeds share one dealing. */
export function oneDealing({ seeds, oneRun: { families }, family }: Facts): string {
  if (seeds < 2) return ''
  return `A seed draws the first weights and the order of the letters, not the dealing. All ${seeds} runs by family are judged by the same ${count(family.of)} letters, and these come from no more than ${count(families)} families: other families might be harder or easier, and the interval over seeds says nothing of that.`
}

/** How near validation stands to training, in both splits. */
export function near({ family, random }: Facts): string {
  return `Dealt at random, ${percent(random.met, 1)} of the validation letters come from a family that training has met, and for ${count(random.siblings)} of ${count(random.of)}, ${percent(random.share, 1)}, the nearest training letter of all is a sibling. With families kept whole it is ${family.siblings === 0 ? 'none' : count(family.siblings)}, as it must be. The median distance to the nearest grows from ${random.median.toFixed(3)} to ${family.median.toFixed(3)}.`
}

/** Equal images in Letters, and the floor that they set. */
export function equalHere({ equal }: Facts): string {
  if (equal.groups === 0) return 'No two images of this book’s letters are equal, so contradictory labels set no floor here.'
  return `This book’s letters have ${equal.groups} ${equal.groups === 1 ? 'group' : 'groups'} of equal images; whatever a classifier answers, it gets at least ${equal.wrong} of them wrong.`
}

/** Which sizes of a set allow all the percentages that the original prints. */
export function allowed({ sizes, after: [one, three, six] }: Facts): string {
  const left = sizes.map((size) => count(size)).join(' and ')
  return `Of the ${count(3001)} sizes from 1,000 to 4,000, the first error alone allows ${count(one)}, the first three ${count(three)}, the first six ${count(six)}, and all nine ${sizes.length === 0 ? 'none' : `only ${left}`}.`
}

/** How many training letters there are of each name, and what a constant answer would be. */
export function balance({ constant: { least, most, letter } }: Facts): string {
  if (least === most) return `There are ${count(most)} training letters of each name, so it may as well answer ${letter}`
  return `The training letters of each name number ${count(least)} to ${count(most)}, so it answers ${letter}`
}

const interval = ({ low, high }: { low: number; high: number }) => `${low.toFixed(2)} to ${high.toFixed(2)}`

/** What twice the letters bring. */
export function twice({ sizes, twice: factor, ends, exponent, course, half, first, last, seeds }: Sweep): string {
  const whole = `From ${first.says} to ${last.says} training letters the mean validation error goes from ${percent(first.mean)} to ${percent(last.mean)}`
  const over = `95\u00a0% intervals over ${seeds} matched seeds`
  if (course === 'straight') {
    const told = `${whole}, and these seeds cannot tell the ${sizes.length} points on two logarithmic axes from a straight line: twice the letters multiply the error by ${factor.mean.toFixed(2)} (${interval(factor)}), a slope of ${exponent.mean.toFixed(2).replace('-', '−')} (${interval(exponent).replaceAll('-', '−')}; ${over}).`
    return half > 1 && Number.isFinite(half) ? `${told} If it went on like that, half the error would take ${half.toPrecision(2)} times the letters.` : told
  }
  const [begin, end] = ends
  const where = `twice the letters multiply the error by ${begin.mean.toFixed(2)} (${interval(begin)}) at the small end and by ${end.mean.toFixed(2)} (${interval(end)}) at the large one`
  return `${whole}. The points do not lie on a straight line, even on two logarithmic axes; it ${course}: ${where} (${over}).`
}

/** What else grows with the set at a fixed number of epochs, and whether the small sets were learned. */
export function budget({ epochs, first, last }: Sweep): string {
  const told = `Twice the letters are also twice the steps: ${epochs} epochs of ${first.says} letters are ${count(first.steps)}, of ${last.says} ${count(last.steps)}. Training error ends at ${percent(first.train.mean)} and ${percent(last.train.mean)}`
  if (first.train.mean > last.train.mean) return `${told}: the small set was learned less far, so a part of its error may be want of training and not of letters.`
  return `${told}: the small set was learned at least as well, so its error is want of letters and not of training.`
}
