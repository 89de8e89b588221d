import { type KeptRun, fromPlain, toPlain } from './keptRun.ts'
import { Damaged } from './seal.ts'

const head = '{"format":"chain-rule runs","version":1,"runs":['
/** Most characters and runs that a file may have. */
const most = { characters: 50_000_000, runs: 5000 }

/** Numbers that JSON has no word for are kept as words, as everywhere in the cabinet. */
const finite = (_: string, x: unknown) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x)

/** Runs as a JSON file: one run a line, so that a file that was cut short still has those before the cut. */
export function writeRunFile(runs: readonly KeptRun[]): string {
  return `${head}\n${runs.map((run) => JSON.stringify(toPlain(run), finite)).join(',\n')}\n]}\n`
}

export interface ReadRuns {
  readonly runs: readonly KeptRun[]
  /** What is wrong with the file or one of its runs, in a sentence each. */
  readonly faults: readonly string[]
}

/** The runs within, read line by line, where the whole is no JSON. */
function salvaged(text: string): unknown[] {
  return text.split('\n').flatMap((line): unknown[] => {
    try {
      return line.startsWith('{"') && !line.startsWith(head) ? [JSON.parse(line.replace(/,\s*$/, ''))] : []
    } catch {
      return []
    }
  })
}

/** The runs of a file that `writeRunFile` wrote, each looked at part by part: one that is damaged is named and left out. Never throws. */
export function readRunFile(text: string): ReadRuns {
  if (text.length > most.characters) return { runs: [], faults: [`The file has ${text.length} characters; at most ${most.characters} are read.`] }
  if (text.trim() === '') return { runs: [], faults: ['The file is empty.'] }
  let found: unknown[]
  const faults: string[] = []
  try {
    const whole = JSON.parse(text) as { format?: unknown; version?: unknown; runs?: unknown } | null
    if (typeof whole !== 'object' || whole === null || whole.format !== 'chain-rule runs' || !Array.isArray(whole.runs)) return { runs: [], faults: ['This is JSON, but no file of runs: “Export, Runs as JSON” writes one.'] }
    if (whole.version !== 1) return { runs: [], faults: [`The file is of version ${JSON.stringify(whole.version)}; this page reads version 1.`] }
    found = whole.runs
  } catch {
    if (!text.startsWith(head.slice(0, Math.min(head.length, text.length)))) return { runs: [], faults: ['This is no file of runs: “Export, Runs as JSON” writes one.'] }
    found = salvaged(text)
    faults.push(`The file is cut short or damaged: ${found.length === 0 ? 'no run of it' : found.length === 1 ? 'one run of it' : `${found.length} runs of it`} could be read.`)
  }
  const runs: KeptRun[] = []
  for (const [i, plain] of found.slice(0, most.runs).entries()) {
    try {
      const run = fromPlain(plain)
      if (!/^[0-9a-f]{16}-[\w-]{1,40}$/.test(run.id)) throw new Damaged('its name by content is none')
      runs.push({ ...run, name: run.name.slice(0, 80) })
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      faults.push(`Run ${i + 1} was left out: ${error.message}.`)
    }
  }
  if (found.length > most.runs) faults.push(`Only the first ${most.runs} runs were read.`)
  return { runs, faults }
}
