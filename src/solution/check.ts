import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import type { Expr } from '../math/expr.ts'
import type { Fault } from '../math/fault.ts'
import { everything, type Interval, point } from '../math/intervals.ts'
import { explain } from './explain.ts'
import { best, isOutside, judge } from './judge.ts'
import { changed, conventionNotes, labelNote, tryFormula } from './notes.ts'
import { Paper } from './paper.ts'
import type { Problem, Step } from './problem.ts'
import { isCoarse, readText, type Written } from './reading.ts'
import { writtenOut } from './slips.ts'
import { inputs, solve } from './solve.ts'
import { type Target, target } from './target.ts'
import { type Kind, type Line, spoils, type Verdict } from './verdict.ts'

/** All that a line is judged by. */
interface Case<F extends Fields> {
  readonly problem: Problem<F>
  readonly state: State<F>
  readonly steps: ReadonlyMap<string, Step>
  readonly given: Readonly<Record<string, number>>
  /** Inputs and true values of steps. */
  readonly all: Readonly<Record<string, number>>
  readonly overflow: string | undefined
  readonly paper: Paper
}

/**
 * Marks a sheet: every line against the truth, and against what follows from the lines above it.
 * Never throws, whatever the lines hold.
 * @param own the writer's own words for ids, as `{ b1: 'h1' }`
 */
export function check<F extends Fields>(
  problem: Problem<F>,
  state: State<F>,
  lines: readonly Line[],
  own: Readonly<Record<string, string>> = {},
): Verdict[] {
  const solution = solve(problem, state)
  const steps = new Map(solution.steps.map((step) => [step.id, step]))
  const paper = new Paper(steps)
  return lines.map((line, i) => {
    const mine = changed(state, line.given)
    const { values, overflow } = line.given ? solve(problem, mine) : solution
    const given = inputs(mine)
    const verdict = mark({ problem, state: mine, steps, given, all: { ...given, ...values }, overflow, paper }, line, i)
    if (line.label === undefined || verdict.kind === 'unreadable') return verdict
    return { ...verdict, notes: [...verdict.notes, ...labelNote(line.of, line.label, own)] }
  })
}

function mark<F extends Fields>(here: Case<F>, line: Line, i: number): Verdict {
  const { problem, state, steps, given, all, overflow, paper } = here
  const unknown = { truth: NaN, written: everything, follows: everything, own: NaN, slips: [], found: [], notes: [], from: [] }
  const start = { line: i, of: line.of, text: line.text, ...unknown }
  const claim = target(line.of, steps, given, paper)
  if (typeof claim === 'string') return { ...start, kind: 'unreadable', notes: [{ kind: 'fault', says: claim }] }

  const truth = evaluate(claim.forms[0], numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined))
  if (!Number.isFinite(truth)) return { ...start, truth, kind: 'empty', notes: [{ kind: 'overflow', step: overflow ?? line.of }] }
  const text = read(here, claim, truth, line.text)
  if ('fault' in text) return { ...start, truth, kind: 'unreadable', notes: [{ kind: 'fault', says: text.fault }] }

  const stated = line.formula === undefined ? { notes: [] } : tryFormula(problem, line.formula, claim.forms[0], state)
  const forms = stated.expr ? [...claim.forms, stated.expr] : claim.forms
  const way = wayOf(here, claim, forms, text, truth)
  const { low, high } = paper.follow(way.form, claim.name, given, undefined, true).interval
  const found = way.kind ? [] : explain(problem, claim, forms, text.interval, (e, instead) => paper.follow(e, claim.name, given, instead), steps)
  const kind: Kind = tooCoarse(way.kind, text) ? 'coarse' : (way.kind ?? (found.length > 0 ? 'slip' : 'wrong'))

  const feeds = [...way.follows.feeds, ...[...claim.reads].flatMap((id) => paper.latest(id) ?? [])]
  const from = [...new Set(feeds.flatMap(({ spoiled }) => spoiled))]
  const spoiled = spoils.has(kind) ? [line.of, ...from] : from
  paper.entries.push({
    line: i,
    of: line.of,
    target: claim.name,
    ...(text.expr.op === 'num' && { value: text.expr.value }),
    interval: text.interval,
    spoiled,
    outside: spoiled.length > 0 && [text.interval, way.follows.interval].some((part) => isOutside(part, claim.step?.guard)),
  })
  return {
    ...start,
    kind,
    truth,
    written: text.interval,
    follows: way.follows.interval,
    own: (low + high) / 2,
    slips: [...new Set(found.map(({ slip }) => slip))],
    found,
    notes: way.kind ? stated.notes : [...stated.notes, ...conventionNotes(problem, claim.name, text.interval, paper, given)],
    from,
  }
}

/** Reads a text that may name inputs and what other lines above are of. */
function read<F extends Fields>({ given, paper }: Case<F>, claim: Target, truth: number, text: string): Written | Fault {
  const exact = new Map(Object.entries(given).map(([id, value]) => [id, point(value)]))
  const named = (id: string): Interval | undefined => exact.get(id) ?? (id === claim.name ? undefined : paper.latest(id)?.interval)
  return readText(text, truth, [...exact.values(), ...paper.entries.map(({ interval }) => interval)], named)
}

/** The form over which the text looks best, and how it looks. */
function wayOf<F extends Fields>({ paper, given }: Case<F>, claim: Target, forms: readonly Expr[], { interval }: Written, truth: number) {
  // A line of an expression may give a part that a form only has when written out: e^−s in σ(s).
  const all = paper.hasExpressions() ? [...forms, ...forms.map(writtenOut)] : forms
  const ways = all.map((form) => {
    const follows = paper.follow(form, claim.name, given)
    return { form, follows, kind: judge(interval, truth, follows, claim.step?.guard) }
  })
  return best(ways) as (typeof ways)[number]
}

/** True where a text would be accepted, were it not for its few digits. */
function tooCoarse(kind: Kind | undefined, { exact, interval }: Written): boolean {
  return kind !== undefined && kind !== 'unsupported' && kind !== 'empty' && !exact && isCoarse(interval)
}
