import { type Fault, type Field, quote, type State } from '../../fields/field.ts'
import { choice, number } from '../../fields/kinds.ts'
import { defaults } from '../../fields/state.ts'
import { createStore, type Store } from '../../fields/store.ts'

export const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const

type Lower = Lowercase<(typeof letters)[number]>

const want = 'part of the name of a font family: up to 40 letters, digits, spaces and hyphens'

/** Part of a family's name; empty for all. */
const familyField: Field<string> = {
  says: 'font family',
  fallback: '',
  control: { kind: 'text', maxLength: 40 },
  read(text): string | Fault {
    const typed = text.trim().replace(/\s+/g, ' ')
    return /^[\p{L}\p{N} '&-]{0,40}$/u.test(typed) && typed.length <= 40 ? typed : { fault: `font family: ${quote(text)} is not ${want}.` }
  },
  write: (family) => family,
  sample: (random) => ['', 'sans', 'Roboto', 'Lora', 'script'][Math.floor(random() * 5)]!,
}

export const lettersFields = {
  data: choice('data', 'letters', { letters: 'split by font family', 'letters-random': 'split at random' }),
  split: choice('split', 'validation', { all: 'all', train: 'training', validation: 'validation', test: 'test' }),
  letter: choice('letter', 'all', { all: 'all', ...(Object.fromEntries(letters.map((letter) => [letter.toLowerCase(), letter])) as Record<Lower, string>) }),
  family: familyField,
  show: choice('show', 'letters', { letters: 'the letters alone', pairs: 'beside their nearest' }),
  sort: choice('order', 'set', { set: 'as in the set', nearest: 'nearest to training first', strange: 'farthest from its letter’s mean first', family: 'by family' }),
  image: number('image', 0, { min: 0, max: 18_725, whole: true, step: 1 }),
}
export type LettersFields = typeof lettersFields
export type LettersState = State<LettersFields>

export const title = 'The letters'
/** Address of the chapter below the site's base. */
export const chapter = 'experiments/01-data/'

/** A fresh store. What the letters show are pictures and words: there is no result. */
export function openLetters(initial: LettersState = defaults(lettersFields)): Store<LettersFields> {
  return createStore(lettersFields, initial)
}
