import type { Value } from '../fields/field.ts'
import type { Expr } from '../math/expr.ts'
import type { Interval } from '../math/intervals.ts'

/** A line of someone's working: of a step, or of an expression in earlier lines. */
export interface Line {
  readonly of: string
  /** As written: a number, or a formula of numbers and earlier names. Empty where only a formula is stated. */
  readonly text: string
  /** Inputs that the writer used in this line in place of the sheet's: texts as in an address. */
  readonly given?: Readonly<Record<string, Value>>
  /** The formula that the writer states for it. */
  readonly formula?: string
  /** What the writer calls it. */
  readonly label?: string
  /** Makes `text` a sentence, and `of` the comparison that decides it: `rank < 2`. */
  readonly claim?: {
    /** What the marker finds, with computed `{expressions}`. */
    readonly finds?: string
  }
}

/** How a line stands to the truth and to the lines above it. Right and rounded are correct, carried is counted apart. */
export type Kind = 'right' | 'masked' | 'unsupported' | 'rounded' | 'carried' | 'empty' | 'slip' | 'wrong' | 'coarse' | 'unreadable'

/** A judgement beside the kind. */
export type Note =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly fault?: string; readonly refuted?: Refutation }
  | { readonly kind: 'convention'; readonly reading: string; readonly says: string }
  | { readonly kind: 'claim'; readonly says: string; readonly holds: boolean }
  | { readonly kind: 'fault'; readonly says: string }
  | { readonly kind: 'overflow'; readonly step: string }

/** An instance on which a formula and the truth part: the inputs that differ from the sheet's, or all of them. */
export interface Refutation {
  readonly inputs: Readonly<Record<string, number>>
  readonly gives: number
  readonly truth: number
}

/** A slip that explains a line: which, and in which step it happened (the line's own, or one that it leaves unwritten). */
export interface Found {
  readonly slip: string
  readonly says: string
  readonly at: string
  readonly expr: Expr
}

export interface Verdict {
  /** Position of the line on its sheet, from 0. */
  readonly line: number
  readonly of: string
  readonly text: string
  readonly kind: Kind
  readonly truth: number
  /** What the text stands for. */
  readonly written: Interval
  /** What the step gives over the writer's earlier lines. */
  readonly follows: Interval
  /** The same with the writer's numbers taken as they stand. */
  readonly own: number
  /** Ids of the slips that explain the line; several where it cannot tell them apart. */
  readonly slips: readonly string[]
  readonly found: readonly Found[]
  readonly notes: readonly Note[]
  /** What the earlier lines that spoil this one are of, nearest first. */
  readonly from: readonly string[]
}

/** The kinds that a writer is told to mend. */
export const blamed: ReadonlySet<Kind> = new Set(['slip', 'wrong', 'unsupported', 'unreadable'])

/** The kinds that spoil what is built on them. */
export const spoils: ReadonlySet<Kind> = new Set(['slip', 'wrong', 'unsupported', 'empty'])
