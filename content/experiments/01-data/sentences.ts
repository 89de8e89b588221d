import { count, percent, points } from '../../../src/charts/numbers.ts'
import type { Facts } from './facts.ts'

/** What training both ways came to. */
export function bothWays({ groups, difference, seeds }: Facts): string {
  const [family, random] = groups
  if (seeds === 0 || !family || !random) return 'Reference runs of both splits are not made yet: train both yourself, with a few seeds each.'
  const means = `Over ${seeds} matched ${seeds === 1 ? 'seed' : 'seeds'} the mean validation error is ${percent(family.mean)} where families are kept whole and ${percent(random.mean)} where letters are dealt at random`
  if (seeds === 1) return `${means}. One seed is one run of each: it shows how large the gap may be, and no more.`
  const interval = `${points(Math.abs(difference.mean))} points (95 % interval ${points(difference.low)} to ${points(difference.high)})`
  if (difference.low > 0) return `${means}: ${interval} of the error vanish, and the network has learned nothing more. The question became easier.`
  if (difference.high < 0) return `${means}: here the random split is the harder one, by ${interval}, so whatever leaks does not help.`
  return `${means}. The difference, ${interval}, cannot be told from nothing: these runs do not show that the leak helps.`
}

/** How near validation stands to training, in both splits. */
export function near({ family, random }: Facts): string {
  return `Dealt at random, ${percent(random.met, 1)} of the validation letters come from a family that training has met, and for ${count(random.siblings)} of ${count(random.of)}, ${percent(random.share, 1)}, the nearest training letter of all is a sibling. With families kept whole it is ${family.siblings === 0 ? 'none' : count(family.siblings)}, as it must be. The median distance to the nearest grows from ${random.median.toFixed(3)} to ${family.median.toFixed(3)}.`
}

/** Equal images in Letters, and the floor that they set. */
export function equalHere({ equal }: Facts): string {
  if (equal.groups === 0) return 'Letters have no two images that are equal, so contradictory labels set no floor here.'
  return `Letters have ${equal.groups} ${equal.groups === 1 ? 'group' : 'groups'} of equal images; whatever a classifier answers, it gets at least ${equal.wrong} of them wrong.`
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
