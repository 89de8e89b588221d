import type { State, Fields } from '../fields/field.ts'
import { load } from '../registry/index.ts'
import { apart } from '../solution/apart.ts'
import { filled } from '../solution/claim.ts'
import { check } from '../solution/check.ts'
import { stateOf } from '../solution/given.ts'
import type { Problem } from '../solution/problem.ts'
import { readSheet, type Sheet } from '../solution/sheet.ts'
import { given, solve } from '../solution/solve.ts'
import { blamed, type Kind, type Line, type Verdict } from '../solution/verdict.ts'
import { type Words, words } from '../solution/words.ts'

const sheets = import.meta.glob('/content/{problems,papers}/**/*.sheet.yaml', { query: '?raw', import: 'default', eager: true }) as Record<string, string>

/** A line as it came back from marking. */
export interface Marked {
  line: Line
  verdict: Verdict
  words: Words
  /** How far it is from the truth, in words; empty where that says nothing. */
  apart: string
}

export interface MarkedSheet {
  sheet: Sheet
  problem: Problem
  state: State<Fields>
  /** Address of the problem's chapter below the base. */
  chapter: string
  lines: readonly Marked[]
  /** How many lines of each kind, in the order in which a kind first occurs. */
  tally: readonly (readonly [Kind, number])[]
}

async function mark(problemId: string, sheet: Sheet): Promise<MarkedSheet> {
  const { problem, chapter } = await load(problemId)
  if (!problem) throw new RangeError(`${problemId} is no problem`)
  const state = stateOf(problem, sheet)
  const { steps } = solve(problem, state)
  const lines = check(problem, state, sheet.lines, sheet.names).map((verdict) => ({ line: sheet.lines[verdict.line]!, verdict, words: words(verdict, steps), apart: apart(verdict) }))
  const counts = new Map<Kind, number>()
  for (const { verdict } of lines) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1)
  return { sheet, problem, state, chapter, lines, tally: [...counts] }
}

/**
 * A sheet of a problem's folder, marked.
 * @throws RangeError where the folder has no such sheet
 */
export async function marked(problemId: string, sheetId: string): Promise<MarkedSheet> {
  const { chapter } = await load(problemId)
  const yaml = sheets[`/content${chapter}${sheetId}.sheet.yaml`]
  if (yaml === undefined) throw new RangeError(`${problemId} has no sheet ${sheetId}`)
  return mark(problemId, readSheet(yaml))
}

/** The original's sheet of every problem that has one, in the order of the book. */
export async function originals(): Promise<MarkedSheet[]> {
  const paths = Object.keys(sheets).filter((path) => path.endsWith('/original.sheet.yaml')).toSorted()
  return Promise.all(paths.map((path) => marked(path.split('/')[3]!.replace(/^\d+-/, ''), 'original')))
}

/**
 * The errata of the field, marked, in the order of their problems' chapters and then of their names.
 * @throws TypeError where one does not say its problem and source, or its id is not its file's name
 */
export async function errata(): Promise<(MarkedSheet & { sheet: Required<Pick<Sheet, 'source' | 'says'>> & Sheet })[]> {
  const all = Object.entries(sheets).flatMap(([path, yaml]) => {
    const [, name] = /^\/content\/papers\/([^/]+)\.sheet\.yaml$/.exec(path) ?? []
    if (name === undefined) return []
    const sheet = readSheet(yaml)
    const { id, problem, source, says } = sheet
    if (id !== name || !problem || !source || !says) throw new TypeError(`${path}: a sheet of the field has its file's name as id, a problem, a source and a sentence.`)
    return [mark(problem, sheet).then((one) => ({ ...one, sheet: { ...sheet, source, says } }))]
  })
  return (await Promise.all(all)).sort((a, b) => a.chapter.localeCompare(b.chapter) || a.sheet.source.title.localeCompare(b.sheet.source.title))
}

/** The line that a reader should look at first: blamed, true by rounding alone, or with a faulty formula or label. */
export function firstFault({ lines }: Pick<MarkedSheet, 'lines'>): Marked | undefined {
  return lines.find(({ verdict: { kind, notes } }) => blamed.has(kind) || kind === 'masked' || notes.some((note) => note.kind === 'formula' || note.kind === 'label'))
}

/** A sentence about a sheet, with its slots computed on the sheet's instance. */
export function spoken({ problem, state }: Pick<MarkedSheet, 'problem' | 'state'>, text: string): string {
  return filled(text, { ...given(problem, state), ...solve(problem, state).values })
}
