import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers, UnknownName } from '../math/algebra.ts'
import { type Expr, key } from '../math/expr.ts'
import type { Fault } from '../math/fault.ts'
import { everything, type Interval, point } from '../math/intervals.ts'
import { comparison, refute, tryClaim } from './claim.ts'
import { explain } from './explain.ts'
import { formulaSlips, tryFormula } from './formulas.ts'
import { withGiven } from './given.ts'
import { instancesOf } from './instances.ts'
import { best, isOutside, judge } from './judge.ts'
import { conventionNotes, labelNote } from './notes.ts'
import { Paper } from './paper.ts'
import { type Guard, type Problem, shown, type Step } from './problem.ts'
import { isCoarse, readText, type Written } from './reading.ts'
import { writtenOut } from './slips.ts'
import { given as givenOf, solve } from './solve.ts'
import { type Target, target } from './target.ts'
import { type Kind, type Line, spoils, type Verdict } from './verdict.ts'
import { countGuard, isFraction, settled } from './whole.ts'

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
  const named = (list: readonly Step[]) => new Map(list.map((step) => [step.id, step]))
  const mine = named(solution.steps)
  const paper = new Paper()
  return lines.map((line, i) => {
    const here = line.given ? withGiven(problem, state, line.given).state : state
    const { values, overflow, ...elsewhere } = line.given ? solve(problem, here) : solution
    const steps = line.given ? named(elsewhere.steps) : mine
    paper.steps = steps
    const given = givenOf(problem, here)
    const verdict = mark({ problem, state: here, steps, given, all: { ...given, ...values }, overflow, paper }, line, i)
    if (line.label === undefined || verdict.kind === 'unreadable') return verdict
    return { ...verdict, notes: [...verdict.notes, ...labelNote(line.of, line.label, own)] }
  })
}

function mark<F extends Fields>(here: Case<F>, line: Line, i: number): Verdict {
  const { problem, state, steps, given, all, overflow, paper } = here
  const unknown = { truth: NaN, written: everything, follows: everything, own: NaN, slips: [], found: [], notes: [], from: [] }
  const start = { line: i, of: line.of, text: line.text, ...unknown }
  if (line.claim) return { ...start, ...decide(here, line) }
  const claim = target(line.of, steps, given, paper)
  if (typeof claim === 'string') return { ...start, kind: 'unreadable', notes: [{ kind: 'fault', says: claim }] }

  const truth = evaluate(claim.forms[0], numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined))
  if (!Number.isFinite(truth)) return { ...start, truth, kind: 'empty', notes: [{ kind: 'overflow', step: overflow ?? line.of }] }
  if (isFormulaOnly(line)) return { ...start, truth, ...judgeFormula(here, claim, line.formula) }
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
    ...(claim.step && { form: key(shown(claim.step)) }),
    ...(text.expr.op === 'num' && { value: text.expr.value }),
    interval: text.interval,
    spoiled,
    outside: spoiled.length > 0 && [text.interval, way.follows.interval].some((part) => isOutside(part, guardOf(claim)) || (claim.whole && isFraction(part))),
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

/** Tries a sentence: where it names no instance it is general, and one instance elsewhere refutes it too. */
function decide<F extends Fields>({ problem, all }: Case<F>, { of, given, claim }: Line): Pick<Verdict, 'kind' | 'notes'> {
  const compared = comparison(of)
  if ('fault' in compared) return { kind: 'unreadable', notes: [{ kind: 'fault', says: compared.fault }] }
  try {
    const here = tryClaim(compared, of, all, claim?.finds)
    const elsewhere = here.holds && !given ? refute(compared, of, instancesOf(problem).map((one) => one.all), claim?.finds) : undefined
    const { holds, says } = elsewhere ?? here
    return { kind: holds ? 'right' : 'wrong', notes: [{ kind: 'claim', holds, says: elsewhere ? `on other numbers ${says}` : says }] }
  } catch (error) {
    if (error instanceof UnknownName || error instanceof SyntaxError) return { kind: 'unreadable', notes: [{ kind: 'fault', says: error.message }] }
    throw error
  }
}

/** True for a line that states a formula and gives no number. */
function isFormulaOnly(line: Line): line is Line & { formula: string } {
  return line.text.trim() === '' && line.formula !== undefined
}

/** Judges a formula as such: right where no instance refutes it, a slip where a known mistake makes exactly this formula. */
function judgeFormula<F extends Fields>({ problem, state }: Case<F>, claim: Target, formula: string): Pick<Verdict, 'kind' | 'notes' | 'slips' | 'found'> {
  const { expr, notes } = tryFormula(problem, formula, claim.forms[0], state)
  if (expr) return { kind: 'right', notes, slips: [], found: [] }
  if (notes.some((note) => note.kind === 'formula' && note.fault !== undefined)) return { kind: 'unreadable', notes, slips: [], found: [] }
  const found = formulaSlips(problem, formula, claim, state)
  return { kind: found.length > 0 ? 'slip' : 'wrong', notes, slips: [...new Set(found.map(({ slip }) => slip))], found }
}

function guardOf({ step, whole }: Target): Guard | undefined {
  return step?.guard ?? (whole ? countGuard : undefined)
}

/** Reads a text that may name inputs and what other lines above are of. */
function read<F extends Fields>({ given, paper }: Case<F>, claim: Target, truth: number, text: string): Written | Fault {
  const exact = new Map(Object.entries(given).map(([id, value]) => [id, point(value)]))
  const named = (id: string): Interval | undefined => exact.get(id) ?? (id === claim.name ? undefined : paper.latest(id)?.interval)
  return readText(text, truth, [...exact.values(), ...paper.entries.map(({ interval }) => interval)], named, claim.whole)
}

/** The form over which the text looks best, and how it looks. */
function wayOf<F extends Fields>({ paper, given }: Case<F>, claim: Target, forms: readonly Expr[], { interval }: Written, truth: number) {
  // A line of an expression may give a part that a form only has when written out: e^−s in σ(s).
  const all = paper.hasExpressions() ? [...forms, ...forms.map(writtenOut)] : forms
  const ways = all.map((form) => {
    const found = paper.follow(form, claim.name, given)
    const follows = claim.whole ? { ...found, interval: settled(found.interval) } : found
    return { form, follows, kind: judge(interval, truth, follows, guardOf(claim)) }
  })
  return best(ways) as (typeof ways)[number]
}

/** True where a text would be accepted, were it not for its few digits. */
function tooCoarse(kind: Kind | undefined, { exact, interval }: Written): boolean {
  return kind !== undefined && kind !== 'unsupported' && kind !== 'empty' && !exact && isCoarse(interval)
}
