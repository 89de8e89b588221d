import { formula } from '../../../src/math/parse.ts'
import { type Slip, step, type Step } from '../../../src/solution/problem.ts'
import { entryId, type Form, type Line, lines, spread } from './lines.ts'
import { slipsOf } from './slips.ts'

function entriesOf(line: Line, form: Form): Step[] {
  const grid = spread(form, line.expr, line.rows, line.columns)
  const mistakes = slipsOf(line, form)
  return grid.flatMap((row, i) =>
    row.map((expr, j) => {
      const slips = mistakes.flatMap(({ slip, wrong }): Slip[] => {
        const mutant = wrong[i]?.[j]
        return mutant ? [{ ...slip, mutate: () => [mutant] }] : []
      })
      return { id: entryId(line, i, j), says: line.says, forms: [expr] as const, ...(slips.length > 0 && { slips }) }
    }),
  )
}

/** The narrowest place: no map through it has a higher rank. */
function narrowest(n: readonly number[]): Step {
  const widths = n.map((_, k) => `width_${k}`)
  const [ends, all] = [Math.min(n[0]!, n.at(-1)!), Math.min(...n)]
  const writes = (id: string, says: string, text: string): Slip => ({ id, says, mutate: () => [formula(text)] })
  const slips = [
    ...(Math.max(...n) > all ? [writes('widest', 'the widest place is taken, not the narrowest', widths.reduce((a, b) => `max(${a}, ${b})`))] : []),
    ...(ends > all && Math.max(...n) > ends ? [writes('inside-forgotten', 'only input and output are compared, not the layers between', `min(width_0, width_${n.length - 1})`)] : []),
  ]
  const made = step('narrowest', widths.reduce((a, b) => `min(${a}, ${b})`), 'the rank that W can have at most', { whole: true })
  return slips.length > 0 ? { ...made, slips } : made
}

const made = new Map<string, readonly Step[]>()

/** Every entry of every line as a step; the same objects for the same form, so that their slips are found once. */
export function steps(form: Form): readonly Step[] {
  const key = `${form.n.join()} ${form.biases} ${form.between}`
  let known = made.get(key)
  if (!known) {
    known = [...lines(form).flatMap((line) => entriesOf(line, form)), narrowest(form.n)]
    // A reader goes through few forms; a fuzzer through thousands.
    if (made.size > 50) made.clear()
    made.set(key, known)
  }
  return known
}
