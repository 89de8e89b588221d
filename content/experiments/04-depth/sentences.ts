import { courseSays, findingSays, intervalSays } from '../../../src/charts/differences.ts'
import { count, percent, points } from '../../../src/charts/numbers.ts'
import type { ClaimedRun } from '../../../src/runs/claims.ts'
import type { Interval } from '../../../src/math/stats/bootstrap.ts'
import { list } from '../../../src/runs/words.ts'
import type { Facts } from './facts.ts'
import type { Sweep } from './sweep.ts'

/** Which of two networks the runs call better. */
export const better = ({ difference }: Facts): 'one layer' | 'two layers' | 'no telling' => (difference.high < 0 ? 'one layer' : difference.low > 0 ? 'two layers' : 'no telling')

/** One layer against two, of half the units each and of the same. */
export function layers({ half, full, one, difference, same, seeds }: Facts): string {
  return `From ${one.says} units to ${half.says} the validation error ${courseSays(turned(difference))}; from ${one.says} to ${full.says} it ${courseSays(turned(same))}. ${intervalSays(seeds, 2)}`
}

/** A difference the other way around. */
const turned = ({ mean, low, high }: Interval): Interval => ({ mean: -mean, low: -high, high: -low })

/** How often one pair of runs would have said what the claim says. */
export function onePair({ wins, one, half, difference }: Facts): string {
  const truth = difference.low > 0 ? 'and on average they do err less' : difference.high < 0 ? 'though on average they err more' : 'and whether they err less on average these seeds cannot tell'
  return `Of all pairs of one run of ${one.says} and one of ${half.says}, whatever their seeds, two layers win in ${Math.round(100 * wins)}\u00a0%, ${truth}.`
}

/** What a hidden layer brings at all. */
export function bend({ none, bent, difference, same }: Facts): string {
  const told = `Without a hidden layer the mean is ${percent(none.mean)}`
  if (bent.low > 0) return `${told}: the first layer brings ${points(bent.mean)} points (${points(bent.low)} to ${points(bent.high)})${bent.mean > Math.max(Math.abs(difference.mean), Math.abs(same.mean)) ? ', more than any choice after it' : ''}.`
  return `${told}, and these runs cannot say that the first hidden layer brings anything.`
}

/** What our runs make of the original's sixteen percent. */
export function nearStrange({ half, claimed }: Facts): string {
  const theirs = claimed.find(({ at }) => at === half.at)!.error
  const near = half.seeds.filter(({ error }) => error > 0.8 * theirs).length
  const worst = Math.max(...half.seeds.map(({ error }) => error))
  if (near === 0) return `None of our ${half.seeds.length} runs of ${half.says} comes near the original’s ${percent(theirs)}; the worst has ${percent(worst)}.`
  return `${near} of our ${half.seeds.length} runs of ${half.says} ${near === 1 ? 'comes' : 'come'} near the original’s ${percent(theirs)}.`
}

const against = {
  supported: 'The reason does not follow.',
  contradicted: 'Not so here, and the reason does not follow.',
  small: 'Next to no difference here, and the reason does not follow.',
  'not shown': 'Not shown, and the reason does not follow.',
} as const

/** The claim against the runs; its reason against its own table. */
export function judgment({ table, half, one, small, finding }: Facts): { against?: string; rest: string } {
  const told = `${count(one.parameters)} parameters are more than ${count(half.parameters)}, but the table’s own network of ${count(Number(table.small.spec.layers))} units has ${count(small.parameters)}, and ${percent(table.small.validation! / 100)}.`
  return { against: against[finding], rest: told }
}

export const found = ({ finding }: Facts): string => findingSays[finding]

/** `3 never name 2 classes`; classes that are all named are named. */
function losing(runs: number, silent: number): string {
  if (silent === 0) return `${runs} ${runs === 1 ? 'names' : 'name'} all ten classes`
  return `${runs} never ${runs === 1 ? 'names' : 'name'} ${silent === 1 ? 'one class' : `${silent} classes`}`
}

/** How many of the runs with the fault lose how many classes, and with what error. */
export function lost({ bug }: Facts): string {
  if (bug.runs === 0) return 'No runs with the fault are there yet.'
  const told = bug.groups.map(({ silent, seeds }) => {
    const errors = seeds.map(({ error }) => error)
    const [low, high] = [percent(Math.min(...errors)), percent(Math.max(...errors))]
    return `${losing(seeds.length, silent)} (${low === high ? low : `${low} to ${high}`})`
  })
  return `Of ${bug.runs} runs with a ReLU on the output, ${list(told)}.`
}

/** Whether the fault always does it. */
export function always({ bug }: Facts): string {
  const intact = bug.groups.find(({ silent }) => silent === 0)?.seeds.length ?? 0
  if (bug.runs === 0) return ''
  if (intact === bug.runs) return 'With these initial weights the fault costs no class in any run.'
  if (intact === 0) return 'Here the fault costs at least one class in every run.'
  return `So the fault does not always do it: ${intact} of ${bug.runs} runs lose no class.`
}

/** What the pencil writes beside the original's runs. */
export function marks({ odd, table, small }: Facts): Map<ClaimedRun, { bad?: boolean; note?: string }> {
  const told = ({ right, of, ratio }: Facts['odd'][number]) => `${right.toFixed(3)} ÷ ${of.toFixed(3)} = ${ratio.toFixed(2)}: one letter in ten never named?`
  return new Map([
    [odd[0]!.run, { bad: true, note: told(odd[0]!) }],
    [odd[1]!.run, { bad: true, note: told(odd[1]!) }],
    [table.small, { note: `${count(small.parameters)} parameters, ${table.small.validation!.toFixed(2)} against ${table.two.validation!.toFixed(2)}` }],
  ])
}

const layersSay = (n: number) => (n === 0 ? 'none' : `${n} ${n === 1 ? 'layer' : 'layers'}`)

/** What each further layer of one width does. */
export function further({ steps, units, seeds }: Sweep): string {
  const told = steps.map(({ from, to, difference }, i) => `${i === 0 ? 'From' : 'from'} ${layersSay(from.layers)} to ${to.layers} ${i === 0 ? 'the validation error' : 'it'} ${courseSays(difference)}`)
  return `All layers have ${count(units)} units. ${told.join('; ')}. ${intervalSays(seeds, steps.length)}`
}

/** Which further layer is the last that helps. */
export function lastGain({ steps, further: more, depths }: Sweep): string {
  const open = steps.findIndex(({ finding }) => finding !== 'supported')
  if (open < 0) return `Each of the ${depths.length - 1} layers helps.`
  if (open === 0) return 'Not even the first is shown to help.'
  const price = `Each layer after the first adds ${count(more)} parameters`
  if (open === 1) return `${price}; none of them is shown to help.`
  return `${price}; the ${['first', 'second', 'third', 'fourth'][open - 1]!} is the last that is shown to help.`
}

/** What training error says of the deepest against the depth that errs least: trouble with fitting, or with what was fitted. */
export function fitting({ fits, deepest, least }: Sweep): string {
  const told = `Training error is ${percent(deepest.train.mean)} at ${layersSay(deepest.layers)}`
  if (deepest === least) return `${told}.`
  const both = `${told} and ${percent(least.train.mean)} at ${layersSay(least.layers)}, which has the least validation error`
  if (fits.low > 0) return `${both}: after these epochs the trouble of the deepest is with training.`
  if (fits.high < 0) return `${both}: the deepest fits its own letters better, and is not better for it on others.`
  return `${both}: these seeds cannot tell the two apart.`
}
