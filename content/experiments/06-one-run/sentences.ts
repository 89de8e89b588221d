import { findTells, inWords } from '../../../src/charts/differences.ts'
import { percent, points } from '../../../src/charts/numbers.ts'
import { type Finding, inPart, together } from '../../../src/runs/finding.ts'
import { list } from '../../../src/runs/words.ts'
import type { ClaimFacts, Facts } from './facts.ts'
import { shareSays } from './shares.ts'

/** How many matched seeds stand, and whether they may say anything. */
export function standing({ seeds, enough, fewest }: Facts): string {
  return enough ? `${seeds} matched seeds of each network stand.` : `Only ${seeds} matched seeds of each network stand so far. Fewer than ${fewest} show nothing, and nothing is concluded from them here.`
}

/** What became of a claim, in kinds that are counted together. */
const kinds = ['supported', 'in part', 'contradicted', 'small', 'not shown'] as const
type Kind = (typeof kinds)[number]
const kindOf = ({ findings, finding }: Pick<ClaimFacts, 'findings' | 'finding'>): Kind => (inPart(findings) ? 'in part' : finding)
const tells = (kind: Kind, n: number) => (kind === 'in part' ? `bear out ${inWords(n)} in part` : findTells(kind, n))

/** Claims counted by what became of them, after “our runs”. */
export function counted(claims: readonly Pick<ClaimFacts, 'findings' | 'finding' | 'byLittle'>[]): string {
  return list(
    kinds.flatMap((kind) => {
      const some = claims.filter((claim) => kindOf(claim) === kind)
      const little = some.filter(({ byLittle }) => byLittle).length
      return some.length === 0 ? [] : [`${tells(kind, some.length)}${little === 0 ? '' : little === some.length ? ' by little' : `, ${inWords(little)} of them by little,`}`]
    }),
  ).replace(/,$/, '')
}

/** A claim within a sentence: in quotes, without its full stop. */
export const quoted = ({ says }: { says: string }): string => `“${says.replace(/\.$/, '')}”`

/** What became of a claim, as words after “is”. */
export function fate(claim: Pick<ClaimFacts, 'findings' | 'finding' | 'byLittle'>): string {
  const kind = kindOf(claim)
  return `${{ supported: 'supported', contradicted: 'contradicted', 'in part': 'borne out in part', small: 'about a difference too small to matter', 'not shown': 'not shown' }[kind]}${claim.byLittle ? ' by little' : ''}`
}

/** The finding of a claim or of a comparison, as the table has it. */
export const marked = (finding: string, byLittle: boolean): string => (byLittle ? `${finding}, by little` : finding)

/** What became of the original's sentences, in one sentence. */
export function total({ claims, seeds, enough }: Facts): string {
  const all = inWords(claims.length)
  return enough ? `Of its ${all} sentences our runs, over ${seeds} matched seeds, ${counted(claims)}.` : `Of its ${all} sentences our ${seeds} matched seeds show none yet, one way or the other.`
}

/** Where a fixed number of epochs leads to another finding. @param fixed what the chapters found, claim by claim */
export function budgets({ claims, enough }: Facts, fixed: readonly (readonly Finding[])[]): string {
  if (!enough) return ''
  const there = fixed.map((findings) => ({ findings, finding: together(findings), byLittle: false }))
  const differing = claims.flatMap((claim, i) => (kindOf(claim) === kindOf(there[i]!) ? [] : [`${quoted(claim)} (${fate(there[i]!)} there, ${fate({ ...claim, byLittle: false })} here)`]))
  if (differing.length === 0) return 'The chapters before train for a fixed number of epochs and come to the same findings.'
  return `The chapters before train for a fixed number of epochs, and come to another finding on ${list(differing)}. How long a network trains is part of the question.`
}

/** How far a single draw may be believed, at the sentence where it misleads most. */
export function luck({ claims, enough }: Facts): string {
  if (!enough) return 'Until more seeds stand, these shares describe a few runs and nothing else.'
  const misled = claims.filter(({ finding }) => finding !== 'supported').toSorted((a, b) => b.share - a.share)[0]
  const missed = claims.filter(({ finding }) => finding === 'supported').toSorted((a, b) => a.share - b.share)[0]
  const told = [
    ...(misled ? [`By all the runs together ${quoted(misled)} is ${fate(misled)}, and ${misled.share === 0 ? 'no single draw says it' : `one draw says it in ${shareSays(misled.share)} of all cases`}.`] : []),
    ...(missed ? [`${quoted(missed)} is ${fate(missed)}, and ${missed.share === 1 ? 'every single draw says so' : `yet one draw fails to say it in ${shareSays(1 - missed.share)}`}.`] : []),
  ]
  return told.join(' ')
}

/** What the least of five comes to in one draw, as a choice of words. */
export const bins = ['hardly ever', 'one time in five', 'half the time', 'four times in five', 'nearly always'] as const
export function binOf(value: number): (typeof bins)[number] {
  return bins[[0.05, 0.35, 0.65, 0.95].filter((edge) => value >= edge).length]!
}

/** The answer to the prediction. */
export function guessed({ claims }: Facts): string {
  const [first] = claims
  return `In ${shareSays(first!.share)} of all draws of one run for each network. ${first!.finding === 'contradicted' ? 'Our runs contradict the sentence.' : first!.finding === 'supported' ? 'Our runs support the sentence.' : first!.finding === 'small' ? 'Our runs call the difference too small to matter.' : 'Our runs do not show it.'}`
}

/** What is wrong with the two strange runs, and what can be said of them from one run each. */
export function strange({ odd }: Facts): string {
  const near = odd.some(({ worst, error }) => worst >= 0.8 * error)
  const told = odd
    .map(({ says, beside, wrong, other, of, z, worst, error }) => `${says}, ${wrong} wrong of ${of.toLocaleString('en-US')} against ${other} at ${beside}, lies ${z.toFixed(1)} standard errors away; ${worst < 0.8 * error ? `the worst of our runs there has ${percent(worst)}` : `the worst of our runs there comes near it, ${percent(worst)}`}`)
    .map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}.`)
  return [...told, near ? 'Luck in images does not do that; a seed may.' : 'Neither luck in images nor any seed of ours does that.'].join(' ')
}

/** Whether matching the seeds steadies the differences. */
export function pairing({ compared, enough }: Facts): string {
  if (!enough) return 'How much that helps here, so few seeds do not tell.'
  const steadier = compared.filter(({ scatter, alone }) => scatter < alone)
  const most = compared.toSorted((a, b) => a.scatter / a.alone - b.scatter / b.alone)[0]!
  if (steadier.length === 0) return 'Here it steadies none of the differences.'
  const few = steadier.length < compared.length / 2 ? 'only ' : ''
  return `It steadies ${few}${steadier.length} of the ${compared.length} differences, most of all ${most.names[0]} against ${most.names[1]}: matched pairs scatter by ${points(most.scatter)} points, any two runs by ${points(most.alone)}.`
}

/** Seeds that half a point takes, over all comparisons. */
export function needed({ compared, seeds, enough }: Facts): string {
  if (!enough) return 'Nor do they tell how many it takes to see half a point.'
  const all = compared.map(({ needed }) => needed)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const range = least === most ? `${least} matched seeds` : `from ${least} to ${most} matched seeds, by comparison`
  return `To see half a point in 80\u00a0% of attempts takes ${range}; ${seeds >= most ? `with ${seeds} all of them can` : seeds >= least ? `with ${seeds} only some of them can` : `with ${seeds} none of them can yet`}.`
}

/** Beside the table: what the interval of a comparison says when it cannot be given. */
export const intervalOf = ({ low, high }: { low: number; high: number }): string => (Number.isFinite(low) ? `${points(low)} to ${points(high)}` : '–')

/** Which noise is larger for the usual network. */
export function noises({ usual, seeds, enough }: Facts): string {
  if (!enough) return `How far our usual network scatters from seed to seed, ${seeds} seeds do not tell.`
  const told = `Retrained with another seed, our usual network scatters by ${points(usual.scatter)} points`
  return usual.scatter < usual.noise ? `${told}: less than the ${points(usual.noise)} of new images, so seeds alone do not tell how well a network does on other letters.` : `${told}: here no less than the ${points(usual.noise)} of new images.`
}

/** Validation error of the chosen epoch beside test error of the same. */
export function reported({ usual }: Facts): string {
  return `For the usual network the mean is ${percent(usual.validation)} on the images that chose and ${percent(usual.test)} on the images that did not.`
}

/** A p with two digits that matter; from a thousandth down only that it is below. */
export const pSays = (p: number): string => (p < 0.001 ? '< 0.001' : p < 0.01 ? p.toFixed(3) : p.toFixed(2))
