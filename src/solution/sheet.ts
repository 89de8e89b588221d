import { parse } from 'yaml'
import type { Line } from './verdict.ts'

/** Someone's working, line by line: the original's, a student's, a textbook's. */
export interface Sheet {
  readonly id: string
  readonly title: string
  /** Where it stands in print, for sheets of the field. */
  readonly source?: string
  /** Inputs that differ from the problem's own. */
  readonly given?: Readonly<Record<string, number>>
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

function optional(raw: Raw, name: string, where: string): Record<string, string> {
  const value = raw[name]
  if (value === undefined) return {}
  if (!isText(value)) throw new TypeError(`${where}: ${name} is not a text. Put it in quotes: the digits as written matter.`)
  return { [name]: value }
}

function line(raw: unknown, where: string): Line {
  if (!isRecord(raw)) throw new TypeError(`${where} is not a record.`)
  const { of, text } = raw
  if (!isText(of) || !isText(text)) throw new TypeError(`${where}: of and text must be texts in quotes.`)
  const given = raw['given'] === undefined ? {} : { given: record(raw['given'], `${where}.given`, isNumber) }
  for (const name of Object.keys(raw)) if (!['of', 'text', 'formula', 'label', 'given'].includes(name)) throw new TypeError(`${where}: ${name} is no member of a line.`)
  return { of, text, ...optional(raw, 'formula', where), ...optional(raw, 'label', where), ...given }
}

/**
 * Reads a sheet from YAML. Needs the yaml package: call it while building, not in the page.
 * @throws TypeError that names the line and member which has the wrong shape
 */
export function readSheet(yaml: string): Sheet {
  const raw: unknown = parse(yaml)
  if (!isRecord(raw)) throw new TypeError('A sheet is a record with id, title and lines.')
  const { id, title, lines } = raw
  if (!isText(id) || !isText(title) || !Array.isArray(lines)) throw new TypeError('A sheet has an id, a title and a list of lines.')
  return {
    id,
    title,
    ...optional(raw, 'source', 'sheet'),
    ...(raw['given'] !== undefined && { given: record(raw['given'], 'given', isNumber) }),
    names: raw['names'] === undefined ? {} : record(raw['names'], 'names', isText),
    lines: lines.map((one, i) => line(one, `line ${i + 1}`)),
  }
}
