import { parse } from 'yaml'
import type { Value } from '../fields/field.ts'
import type { Line } from './verdict.ts'

/** Where a sheet of the field stands in print. */
export interface Source {
  readonly title: string
  readonly author?: string
  readonly year?: number
  readonly url: string
  /** How the figures were read, where not from the source itself. */
  readonly seen?: string
}

/** Someone's working, line by line: the original's, a student's, a textbook's. */
export interface Sheet {
  readonly id: string
  readonly title: string
  /** The problem that it solves, where it does not stand in the problem's folder. */
  readonly problem?: string
  /** What it works out, and what its first fault teaches: sentences that may hold computed `{expressions}`. */
  readonly says?: string
  readonly lesson?: string
  readonly source?: Source
  /** A preset of the problem that it starts from. */
  readonly preset?: string
  /** Inputs that differ from the problem's own or from the preset: texts as in an address. */
  readonly given?: Readonly<Record<string, Value>>
  /** The writer's own words for ids. */
  readonly names: Readonly<Record<string, string>>
  readonly lines: readonly Line[]
}

type Raw = Readonly<Record<string, unknown>>

function isRecord(x: unknown): x is Raw {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}

function record<T>(x: unknown, where: string, entry: (value: unknown) => value is T): Readonly<Record<string, T>> {
  if (!isRecord(x)) throw new TypeError(`${where} is not a record.`)
  for (const [name, value] of Object.entries(x)) if (!entry(value)) throw new TypeError(`${where}.${name} has a value of the wrong kind.`)
  return x as Readonly<Record<string, T>>
}

const isText = (x: unknown): x is string => typeof x === 'string'
const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x)
const isValue = (x: unknown): x is Value => isText(x) || isNumber(x) || typeof x === 'boolean'

function only(raw: Raw, where: string, ...allowed: readonly string[]) {
  for (const name of Object.keys(raw)) if (!allowed.includes(name)) throw new TypeError(`${where}: ${name} is no member of a ${where.replace(/ \d+$/, '')}.`)
}

function optional(raw: Raw, name: string, where: string): Record<string, string> {
  const value = raw[name]
  if (value === undefined) return {}
  if (!isText(value)) throw new TypeError(`${where}: ${name} is not a text. Put it in quotes: the digits as written matter.`)
  return { [name]: value }
}

/** A line is a number or formula of something, a formula alone, or a sentence with the comparison that decides it. */
function line(raw: unknown, where: string): Line {
  if (!isRecord(raw)) throw new TypeError(`${where} is not a record.`)
  const given = raw['given'] === undefined ? {} : { given: record(raw['given'], `${where}.given`, isValue) }
  const { of, text, formula, says, check } = raw
  if (says !== undefined) {
    only(raw, where, 'says', 'check', 'finds', 'given')
    if (!isText(says) || !isText(check)) throw new TypeError(`${where}: says and check must be texts.`)
    return { of: check, text: says, claim: optional(raw, 'finds', where), ...given }
  }
  only(raw, where, 'of', 'text', 'formula', 'label', 'given')
  const alone = text === undefined && isText(formula)
  if (!isText(of) || (!isText(text) && !alone)) throw new TypeError(`${where}: of and text must be texts in quotes.`)
  return { of, text: isText(text) ? text : '', ...optional(raw, 'formula', where), ...optional(raw, 'label', where), ...given }
}

function source(raw: unknown): Source {
  if (!isRecord(raw)) throw new TypeError('source is not a record.')
  only(raw, 'source', 'title', 'author', 'year', 'url', 'seen')
  const { title, url, year } = raw
  if (!isText(title) || !isText(url) || !URL.canParse(url)) throw new TypeError('source: title must be a text, url an address.')
  if (year !== undefined && !isNumber(year)) throw new TypeError('source: year is not a number.')
  return { title, url, ...(year !== undefined && { year }), ...optional(raw, 'author', 'source'), ...optional(raw, 'seen', 'source') }
}

/**
 * Reads a sheet from YAML. Needs the yaml package: call it while building, not in the page.
 * @throws TypeError that names the line and member which has the wrong shape
 */
export function readSheet(yaml: string): Sheet {
  const raw: unknown = parse(yaml)
  if (!isRecord(raw)) throw new TypeError('A sheet is a record with id, title and lines.')
  only(raw, 'sheet', 'id', 'title', 'problem', 'says', 'lesson', 'source', 'preset', 'given', 'names', 'lines')
  const { id, title, lines } = raw
  if (!isText(id) || !isText(title) || !Array.isArray(lines)) throw new TypeError('A sheet has an id, a title and a list of lines.')
  return {
    id,
    title,
    ...optional(raw, 'problem', 'sheet'),
    ...optional(raw, 'says', 'sheet'),
    ...optional(raw, 'lesson', 'sheet'),
    ...optional(raw, 'preset', 'sheet'),
    ...(raw['source'] !== undefined && { source: source(raw['source']) }),
    ...(raw['given'] !== undefined && { given: record(raw['given'], 'given', isValue) }),
    names: raw['names'] === undefined ? {} : record(raw['names'], 'names', isText),
    lines: lines.map((one, i) => line(one, `line ${i + 1}`)),
  }
}
