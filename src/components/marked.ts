import { check } from '../solution/check.ts'
import { readSheet, type Sheet } from '../solution/sheet.ts'
import { solve } from '../solution/solve.ts'
import type { Kind, Line, Verdict } from '../solution/verdict.ts'
import { type Words, words } from '../solution/words.ts'
import { defaults } from '../fields/state.ts'
import { load } from '../registry/index.ts'

const sheets = import.meta.glob('/content/problems/*/*.sheet.yaml', { query: '?raw', import: 'default' }) as Record<string, () => Promise<string>>

/** A line as it came back from marking. */
export interface Marked {
  line: Line
  verdict: Verdict
  words: Words
}

export interface MarkedSheet {
  sheet: Sheet
  lines: readonly Marked[]
  /** How many lines of each kind, in the order in which a kind first occurs. */
  tally: readonly (readonly [Kind, number])[]
}

/**
 * A sheet of a problem's folder, marked.
 * @throws RangeError where the folder has no such sheet
 */
export async function marked(problemId: string, sheetId: string): Promise<MarkedSheet> {
  const { problem, chapter } = await load(problemId)
  const read = sheets[`/content${chapter}${sheetId}.sheet.yaml`]
  if (!problem || !read) throw new RangeError(`${problemId} has no sheet ${sheetId}`)
  const sheet = readSheet(await read())
  const state = { ...defaults(problem.inputs), ...sheet.given }
  const { steps } = solve(problem, state)
  const lines = check(problem, state, sheet.lines, sheet.names).map((verdict) => ({ line: sheet.lines[verdict.line]!, verdict, words: words(verdict, steps) }))
  const counts = new Map<Kind, number>()
  for (const { verdict } of lines) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1)
  return { sheet, lines, tally: [...counts] }
}
