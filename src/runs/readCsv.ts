import { readState } from '../fields/state.ts'
import type { Told } from './csv.ts'
import type { Epoch } from './run.ts'
import { specFields } from './spec.ts'

/** The cells of one line (RFC 4180; no cell of ours holds a line break). */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

/** The runs of a table that `csv` wrote. Lines that are none are passed over; never throws. */
export function readCsv(text: string): readonly Told[] {
  const [head = '', ...lines] = text.split(/\r?\n/)
  const keys = cells(head)
  if (!keys.includes('run') || !keys.includes('epoch')) return []
  const runs = new Map<string, { spec: Told['spec']; engine: string; epochs: Epoch[] }>()
  for (const line of lines) {
    const row = cells(line)
    if (row.length !== keys.length) continue
    const cell = Object.fromEntries(keys.map((key, i) => [key, row[i]!]))
    const score = (split: string) => ({ error: Number(cell[`${split}_error`]), loss: Number(cell[`${split}_loss`]) })
    const { state, notices } = readState(specFields, keys.filter((key) => Object.hasOwn(specFields, key)).map((key) => [key, cell[key]!] as const))
    if (notices.length > 0) continue
    const run = runs.get(cell['run']!) ?? { spec: state, engine: cell['engine'] ?? '', epochs: [] }
    run.epochs.push({ epoch: Number(cell['epoch']), train: score('train'), validation: score('validation'), test: score('test'), seconds: Number(cell['seconds']) })
    runs.set(cell['run']!, run)
  }
  return [...runs.values()]
}
