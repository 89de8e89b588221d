import { evaluate } from '../math/algebra.ts'
import { call, type Expr, isCall, key, names, ref, substitute } from '../math/expr.ts'
import { type Interval, intervals, point } from '../math/intervals.ts'
import { shown, type Step } from './problem.ts'

/** A line that has been judged, as later lines read it. */
export interface Entry {
  readonly line: number
  readonly of: string
  /** The same for two lines of the same thing. */
  readonly target: string
  /** The form of its step, where it is of one: in another shape the same step may be another sum. */
  readonly form?: string
  /** The number written, where the text is a single one. */
  readonly value?: number
  readonly interval: Interval
  /** What the spoiled lines are of that this one is or builds on; none if it is sound. */
  readonly spoiled: readonly string[]
  /** Spoiled, and outside the range that the step always has: as written, or as it follows from the lines above. */
  readonly outside: boolean
}

/** An expression worked out over the lines of a sheet. */
export interface Follows {
  readonly interval: Interval
  /** The lines that it read. */
  readonly feeds: ReadonlySet<Entry>
  /** The steps that it needed and no line gives, worked out on the way. */
  readonly unwritten: ReadonlySet<string>
}

/** The lines of one sheet so far. Each step counts with its latest line; steps without one are worked out from those above. */
export class Paper {
  readonly entries: Entry[] = []
  /** The steps of the instance that the present line is about. */
  steps: ReadonlyMap<string, Step> = new Map()

  /** True where every name of an expression stands for a step or an input: a form of another shape may name more. */
  reads(e: Expr, inputs: Readonly<Record<string, number>>): boolean {
    return [...names(e)].every((id) => this.steps.has(id) || Object.hasOwn(inputs, id))
  }

  /** The last line of a step or expression that is about the present shape. */
  latest(target: string): Entry | undefined {
    return this.entries.findLast((entry) => entry.target === target && (entry.form === undefined || entry.form === this.formOf(target)))
  }

  /** How a step is computed in the present shape; undefined for what is no step of it. */
  formOf(target: string): string | undefined {
    const step = this.steps.get(target)
    return step && key(shown(step))
  }

  /**
   * The expression with numbers that a line of a step gives replaced by that step: in `e^−0.5991` after `s3 = 0.5991`
   * the number means s3. Whole numbers mean themselves.
   */
  meant(e: Expr): Expr {
    return substitute(e, (part) => {
      if (part.op !== 'num' || Number.isInteger(part.value)) return undefined
      const entry = this.entries.findLast(({ target, value }) => this.steps.has(target) && value !== undefined && Math.abs(value) === Math.abs(part.value))
      if (!entry) return undefined
      return entry.value === part.value ? ref(entry.target) : call('neg', ref(entry.target))
    })
  }

  /** True where some line is of an expression and not of a step. */
  hasExpressions(): boolean {
    return this.entries.some(({ target }) => !this.steps.has(target))
  }

  /**
   * Works an expression out over the lines: names and parts that a line gives stand for that line's interval.
   * @param target what the expression is for: lines of it are not read
   * @param inputs exact values of the inputs
   * @param instead other expressions for unwritten steps
   * @param precise takes each line's number as it stands, not as a rounded one
   */
  follow(expr: Expr, target: string, inputs: Readonly<Record<string, number>>, instead?: ReadonlyMap<string, Expr>, precise = false): Follows {
    const feeds = new Set<Entry>()
    const worked = new Map<string, Interval>()
    const known = (part: Expr) => (isCall(part) ? key(part) : undefined)
    const overLines = (e: Expr): Expr =>
      this.hasExpressions()
        ? substitute(e, (part) => {
            const name = known(part)
            const entry = name !== undefined && name !== target ? this.latest(name) : undefined
            return entry && ref(name as string)
          })
        : e
    const env = (id: string): Interval | undefined => {
      const entry = id === target ? undefined : this.latest(id)
      if (entry) {
        feeds.add(entry)
        return precise ? point((entry.interval.low + entry.interval.high) / 2) : entry.interval
      }
      if (Object.hasOwn(inputs, id)) return point(inputs[id] ?? NaN)
      const step = this.steps.get(id)
      if (!step) return undefined
      const done = worked.get(id) ?? evaluate(overLines(instead?.get(id) ?? shown(step)), intervals, env)
      worked.set(id, done)
      return done
    }
    const interval = evaluate(overLines(expr), intervals, env)
    return { interval, feeds, unwritten: new Set(worked.keys()) }
  }
}
