import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { type Expr, key, names } from '../math/expr.ts'
import { everything, type Interval } from '../math/intervals.ts'
import { parse } from '../math/parse.ts'
import { explain } from './explain.ts'
import { best, isOutside, judge } from './judge.ts'
import { changed, conventionNotes, labelNote, tryFormula } from './notes.ts'
import { type Entry, Paper } from './paper.ts'
import { type Problem, shown, type Step } from './problem.ts'
import { isCoarse, readText } from './reading.ts'
import { writtenOut } from './slips.ts'
import { inputs, solve, type Solution } from './solve.ts'
import { type Kind, type Line, type Note, spoils, type Verdict } from './verdict.ts'

/** What a line claims to compute: a step, or an expression in what stands above. */
interface Target {
  readonly name: string
  readonly step?: Step
  readonly forms: readonly Expr[]
  /** The steps that numbers in it stand for. */
  readonly reads: ReadonlySet<string>
}

/**
 * Marks a sheet: every line against the truth, and against what follows from the lines above it.
 * Never throws, whatever the lines hold.
 * @param own the writer's own words for ids, as `{ b1: 'h1' }`
 */
export function check<F extends Fields>(problem: Problem<F>, state: State<F>, lines: readonly Line[], own: Readonly<Record<string, string>> = {}): Verdict[] {
  const solution = solve(problem, state)
  const steps = new Map(solution.steps.map((step) => [step.id, step]))
  const paper = new Paper(steps)
  return lines.map((line, i) => {
    const mine = changed(state, line.given)
    const verdict = mark(problem, mine, line.given ? solve(problem, mine) : solution, steps, paper, line, i)
    return line.label === undefined || verdict.kind === 'unreadable' ? verdict : { ...verdict, notes: [...verdict.notes, ...labelNote(line.of, line.label, own)] }
  })
}

function target(of: string, steps: ReadonlyMap<string, Step>, given: object, paper: Paper): Target | string {
  const step = steps.get(of)
  if (step) return { name: of, step, forms: step.forms, reads: new Set() }
  const expr = parse(of)
  if ('fault' in expr) return expr.fault
  const unknown = [...names(expr)].find((id) => !steps.has(id) && !Object.hasOwn(given, id))
  const meant = paper.meant(expr)
  return unknown === undefined ? { name: key(meant), forms: [expr], reads: names(meant) } : `There is no step “${unknown.slice(0, 40)}”.`
}

function mark<F extends Fields>(problem: Problem<F>, state: State<F>, { values, overflow }: Solution, steps: ReadonlyMap<string, Step>, paper: Paper, line: Line, i: number): Verdict {
  const given = inputs(state)
  const start = { line: i, of: line.of, text: line.text, truth: NaN, written: everything, follows: everything, own: NaN, slips: [], found: [], notes: [], from: [] }
  const claim = target(line.of, steps, given, paper)
  if (typeof claim === 'string') return { ...start, kind: 'unreadable', notes: [{ kind: 'fault', says: claim }] }
  const all = { ...given, ...values }
  const right = claim.step ? shown(claim.step) : (claim.forms[0] as Expr)
  const truth = evaluate(right, numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined))
  if (!Number.isFinite(truth)) return { ...start, truth, kind: 'empty', notes: [{ kind: 'overflow', step: overflow ?? line.of }] }

  const isInput = (id: string) => Object.hasOwn(given, id)
  const named = (id: string): Interval | undefined => (isInput(id) ? { low: given[id] ?? NaN, high: given[id] ?? NaN } : id === claim.name ? undefined : paper.latest(id)?.interval)
  const known = [...Object.keys(given).map((id) => named(id) as Interval), ...paper.entries.map(({ interval }) => interval)]
  const text = readText(line.text, truth, known, named)
  if ('fault' in text) return { ...start, truth, kind: 'unreadable', notes: [{ kind: 'fault', says: text.fault }] }

  const stated = line.formula === undefined ? { notes: [] as Note[] } : tryFormula(problem, line.formula, right, state)
  const forms = [...claim.forms.toReversed(), ...(stated.expr ? [stated.expr] : [])]
  const ways = [...forms, ...(paper.hasExpressions() ? forms.map(writtenOut) : [])].map((form) => {
    const follows = paper.follow(form, claim.name, given)
    return { form, kind: judge(text.interval, truth, follows, claim.step?.guard), follows }
  })
  const { form, kind: judged, follows } = best(ways) as (typeof ways)[number]
  const { interval: own } = paper.follow(form, claim.name, given, undefined, true)
  const coarse = judged && judged !== 'unsupported' && judged !== 'empty' && !text.exact && isCoarse(text.interval)
  const found = judged ? [] : explain(problem, claim, forms, text.interval, (expr, instead) => paper.follow(expr, claim.name, given, instead), steps)
  const kind: Kind = coarse ? 'coarse' : (judged ?? (found.length > 0 ? 'slip' : 'wrong'))
  const notes = judged ? stated.notes : [...stated.notes, ...conventionNotes(problem, claim.name, text.interval, paper, given)]
  const read = [...follows.feeds, ...[...claim.reads].flatMap((id) => paper.latest(id) ?? [])]
  const from = [...new Set(read.flatMap(({ spoiled }) => spoiled))]
  const entry: Entry = {
    line: i,
    of: line.of,
    target: claim.name,
    ...(text.expr.op === 'num' && { value: text.expr.value }),
    interval: text.interval,
    spoiled: spoils.has(kind) ? [line.of, ...from] : from,
    outside: (spoils.has(kind) || from.length > 0) && [text.interval, follows.interval].some((i) => isOutside(i, claim.step?.guard)),
  }
  paper.entries.push(entry)
  return { ...start, truth, kind, written: text.interval, follows: follows.interval, own: (own.low + own.high) / 2, slips: [...new Set(found.map(({ slip }) => slip))], found, notes, from }
}
