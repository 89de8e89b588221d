import { inWords } from '../../../src/charts/differences.ts'
import { list } from '../../../src/runs/words.ts'
import type { ClaimFacts } from './facts.ts'
import { counted, fate, quoted } from './sentences.ts'
import { type OnSet, rowsOf, splitSays } from './sets.ts'

/** Which data sets there are beside Letters, of how many images, and that these are not here. */
export function shipped(sets: readonly OnSet[]): string {
  return sets
    .flatMap(({ says, note, facts }) => (note ? [`${says} has ${splitSays(note)}, dealt image by image, and ${facts.seeds} matched seeds of each network stand. Its images are not shipped with this book, only the runs.`] : []))
    .join(' ')
}

/** Whether the sentences fare alike on all data sets. */
export function alike(sets: readonly OnSet[]): string {
  const rows = rowsOf(sets)
  const names = list(sets.map(({ says }) => says))
  const firmly = (claim: ClaimFacts) => ({ ...claim, byLittle: false })
  const differing = rows.flatMap(({ says, claims }) => {
    const fates = claims.map((claim) => fate(firmly(claim)))
    return new Set(fates).size > 1 ? [`${quoted({ says })} is ${list(fates.map((one, i) => `${one} on ${sets[i]!.says}`))}.`] : []
  })
  if (differing.length === 0) return `On ${names} all ${inWords(rows.length)} sentences fare alike: the runs ${counted(sets[0]!.facts.claims.map(firmly))}.`
  const same = rows.length - differing.length
  return `On ${names} ${same === 0 ? 'no sentence fares' : `${inWords(same)} of the ${inWords(rows.length)} sentences ${same === 1 ? 'fares' : 'fare'}`} alike. ${differing.join(' ')}`
}

/** Whether one set puts one network above another that the other set puts below, both beyond doubt. */
export function turned(sets: readonly OnSet[]): string {
  const all = rowsOf(sets).flatMap(({ compared }) => compared)
  const opposed = all.filter(({ on }) => on.some(({ finding }) => finding === 'supported') && on.some(({ finding }) => finding === 'contradicted'))
  if (opposed.length === 0) return 'No comparison is decided one way on one of them and the other way on another.'
  return `${opposed.length === 1 ? 'One comparison is' : `${opposed.length} comparisons are`} decided one way on one of them and the other way on another: ${list(opposed.map(({ names, split }) => `${names[0]} against ${names[1]} (${split})`))}. What holds for one set of images is no law.`
}
