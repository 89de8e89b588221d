import { formula } from '../../../src/math/parse.ts'
import type { Slip } from '../../../src/solution/problem.ts'
import type { Grid } from '../../../src/math/entries.ts'
import { type Form, type Line, spread } from './lines.ts'

/** A mistake that writes another formula over matrices for a whole line. */
interface Mistake {
  readonly id: string
  readonly says: string
  readonly text: string
}

function mistakes({ name, text }: Line, { n, biases, between }: Form): readonly Mistake[] {
  const depth = n.length - 1
  const affine = between === 'affine'
  const [M, v] = affine ? ['A', 'a'] : ['W', 'b']
  const factors = text.split('*')
  const product = (letter: string) => Array.from({ length: depth }, (_, i) => `${letter}${depth - i}_`).join('*')
  const of = (letter: string) => Array.from({ length: depth }, (_, i) => `${letter}${i + 1}_`).join(' + ')
  if (name === 'W' && depth > 1)
    return [
      { id: 'order-swapped', says: 'the matrices stand in the order of the layers: the first layer acts first, so it stands last', text: factors.toReversed().join('*') },
      { id: 'matrices-added', says: 'the matrices are added, not multiplied', text: of(M) },
      ...(affine ? [{ id: 'c-once', says: 'c is taken once, and every layer multiplies by it', text: `c*${product('W')}` }] : []),
    ]
  if (name === 'b' && depth > 1 && (biases || affine))
    return [
      { id: 'bias-not-carried', says: 'earlier biases are left behind: each goes through all later layers', text: `${v}${depth}_` },
      { id: 'biases-added', says: 'the biases are added as they are, without going through the later layers', text: of(v) },
    ]
  if (/^P\d/.test(name)) return [{ id: 'order-swapped', says: 'the matrices stand in the order of the layers', text: factors.toReversed().join('*') }]
  if (/^a\d/.test(name) && biases) return [{ id: 'd-dropped', says: 'd is dropped', text: text.replace(' + d', '') }]
  if (name === 'collapsed' && text.includes('+')) return [{ id: 'bias-forgotten', says: 'the bias is left out', text: 'W*x' }]
  return biases && !affine && !text.startsWith('relu') && /^(h\d|y$)/.test(name) ? [{ id: 'bias-forgotten', says: 'the bias is left out', text: text.replace(/ \+ b\d+_$/, '') }] : []
}

/** The mistakes that people make in a line, as a mutant of each of its entries; those whose shapes do not fit cannot happen. */
export function slipsOf(line: Line, form: Form): { slip: Omit<Slip, 'mutate'>; wrong: Grid }[] {
  return mistakes(line, form).flatMap(({ id, says, text }) => {
    try {
      return [{ slip: { id, says }, wrong: spread(form, formula(text), line.rows, line.columns) }]
    } catch (error) {
      if (error instanceof RangeError) return []
      throw error
    }
  })
}
