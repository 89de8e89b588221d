import { type Fields, isFault, type State } from '../../src/fields/field.ts'
import { readWishes, reserved } from '../../src/fields/reserved.ts'
import { type Shape, used } from '../../src/fields/shape.ts'
import { defaults } from '../../src/fields/state.ts'
import type { Random } from '../../src/math/random.ts'

const pick = <T>(random: Random, list: readonly T[]) => list[Math.floor(random() * list.length)]!

/** Markup that shows itself if it is ever made an element, and runs if it is ever run. */
const markup = [
  '<x-pwned>', '<img src=x data-pwned onerror=pwned=1>', '"><script>pwned=1</script>', '<svg onload=pwned=1>', "'-pwned()-'", 'javascript:pwned=1',
  '<iframe src=//evil.example>', '<meta http-equiv=refresh content=0;url=//evil.example>', '<base href=//evil.example>', '{{7*7}}', '${pwned=1}', '\\u003cx-pwned\\u003e', '<style>*{background:url(//evil.example)}</style>',
]
const odd = [
  '', ' ', 'NaN', '1e400', '-1e400', 'Infinity', '0x10', '1_000', '--1', '1.2.3', 'null', 'undefined', 'true', '[object Object]', '\0', '\ud800', '🙂', '٣', '1\n2', '%', '%00', '%E0%A4%A', '&', '=', '#', 'x'.repeat(10_000), '9'.repeat(500),
]
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', ' ', 'W1', 'w1 ', 'w999', 'id', 'type', 'chainRule', 'state', '_x', 'ﬀ', 'on', 'onload', 'src', 'base', 'key', 'length', 'then']

function text(random: Random): string {
  return pick(random, random() < 0.5 ? markup : odd)
}

function unknownName(random: Random): string {
  return random() < 0.6 ? pick(random, names) : random() < 0.5 ? pick(random, markup) : Math.floor(random() * 1e9).toString(36)
}

/** Pairs of which some are good. */
function pairs(fields: Fields, random: Random): [string, string][] {
  const keys = Object.keys(fields)
  return Array.from({ length: Math.floor(6 * random()) + 1 }, () => {
    const kind = random()
    const key = pick(random, keys)
    if (kind < 0.3) return [key, fields[key]!.write(fields[key]!.sample(random))]
    if (kind < 0.6) return [key, text(random)]
    if (kind < 0.7) return [pick(random, Object.keys(reserved)), pick(random, [text(random), 'on', 'off', 'dark', keys.join(), 'hidden'])]
    return [unknownName(random), text(random)]
  })
}

/** Keys that must be named: those that are no fields, and fields and reserved keys whose last text they do not take. */
function bad(fields: Fields, shape: Shape, given: Iterable<readonly [string, string]>): string[] {
  const found: string[] = []
  for (const [name, value] of new Map(given)) {
    const key = shape.aliases?.[name] ?? name
    if (Object.hasOwn(reserved, name)) {
      if (readWishes([[key, value]], Object.keys(fields)).notices.length > 0) found.push(name)
    } else if (!Object.hasOwn(fields, key) || isFault(fields[key]!.read(value))) found.push(name)
  }
  return found.sort()
}

/** Keys that the state of an address leaves unused or calls for a change of, beside those that cannot be read. */
function unfit(fields: Fields, shape: Shape, given: Iterable<readonly [string, string]>): string[] {
  const state: Record<string, unknown> = { ...defaults(fields) }
  const taken: (readonly [name: string, key: string])[] = []
  // Of a key given twice the last value counts that can be read.
  for (const [name, value] of given) {
    const key = shape.aliases?.[name] ?? name
    const read = Object.hasOwn(fields, key) ? fields[key]!.read(value) : { fault: '' }
    if (Object.hasOwn(reserved, name) || isFault(read)) continue
    state[key] = read
    taken.push([name, key])
  }
  const uses = used(fields, state as State<Fields>, shape)
  const idle = taken.filter(([, key]) => !uses.includes(key))
  for (const [, key] of idle) state[key] = fields[key]!.fallback
  return [...idle.map(([name]) => name), ...(shape.notices?.(state as State<Fields>) ?? []).map(({ key }) => key)]
}

/** The text of an address's query, and the keys that a page must name in it. */
export function query(fields: Fields, shape: Shape, random: Random): { query: string; bad: string[] } {
  const raw = pairs(fields, random)
  const query = random() < 0.1 ? raw.map((pair) => pair.join('=')).join('&').replace(/[#\s]/g, '').toWellFormed().toWellFormed() : new URLSearchParams(raw).toString()
  // What the browser makes of the address is what counts.
  const read = new URLSearchParams(new URL(`http://x.example/?${query}`).search)
  return { query, bad: [...new Set([...bad(fields, shape, read), ...unfit(fields, shape, read)])].sort() }
}

const values = ['null', 'undefined', 'true', '1n', '[]', '{}', 'NaN', '-Infinity', '1e400', 'new Date(0)', 'new Map([["w1", 1]])', 'new Set()', 'new Uint8Array(8)', '/x/', 'new Error("x")', 'new ArrayBuffer(8)', 'Object.create(null)', 'new Array(1e6)', '(() => { const a = {}; a.a = a; return a })()', '"x".repeat(1e5)']

/** A message as source text, since not all of them survive JSON, and the keys that the answer must name, where one must come. */
export function message(fields: Fields, shape: Shape, random: Random): { source: string; bad?: string[] } {
  const kind = random()
  const value = () => (random() < 0.5 ? JSON.stringify(text(random)) : pick(random, values))
  if (kind < 0.1) return { source: value() }
  if (kind < 0.2) return { source: `({ chainRule: ${pick(random, ['1', '2', '"1"', 'true', value()])}, type: ${pick(random, ['"ready"', '"change"', '"SET"', '"__proto__"', '"constructor"', value()])}, state: { w1: 5 } })` }
  if (kind < 0.3) return { source: `({ chainRule: 1, type: "set", state: ${pick(random, ['null', '"w1=5"', '[["w1", 5]]', '5', 'undefined'])}, id: 1 })` }
  if (kind < 0.4) return { source: `({ subject: ${pick(random, ['"SPLICE.getState.response"', '"lti.frameResize"', value()])}, message_id: ${value()}, state: { w1: 5 }, height: ${value()} })` }
  if (kind < 0.55) {
    const line = () => `{ of: ${value()}, text: ${value()}, given: ${value()}, formula: ${value()} }`
    const answers = pick(random, [value(), `[${value()}, ${line()}, ${line()}]`, `{ ${JSON.stringify(unknownName(random))}: ${value()}, L: ${value()}, h1: ${JSON.stringify('('.repeat(5000))} }`])
    return { source: `({ chainRule: 1, type: "check", answers: ${answers}, id: ${value()} })` }
  }
  const given = pairs(fields, random)
  const strange: [string, string][] = random() < 0.5 ? [[pick(random, [...Object.keys(fields), ...names]), pick(random, ['null', 'undefined', 'true', '1n', '[]', '{}', 'new Date(0)', 'new Map()'])]] : []
  const members = new Map(strange)
  for (const [key, value] of new Map(given)) if (!members.has(key)) members.set(key, JSON.stringify(value))
  const source = `({ chainRule: 1, type: "set", state: Object.fromEntries([${[...members].map(([key, value]) => `[${JSON.stringify(key)}, ${value}]`).join(', ')}]), more: ${value()} })`
  return { source, bad: [...new Set([...strange.map(([key]) => key), ...bad(fields, shape, given.filter(([key]) => !strange.some(([other]) => other === key)))])].sort() }
}
