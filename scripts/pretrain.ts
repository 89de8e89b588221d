import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withoutDawn } from '../src/training/engines/dawn.ts'
import { OwnFault } from '../src/training/own/limits.ts'
import { DataFault } from '../src/training/load.ts'
import { type Engines, engines } from './pretrain/engines.ts'
import { Fault } from './pretrain/fault.ts'
import { merge } from './pretrain/merge.ts'
import { type Options, readOptions, usage } from './pretrain/options.ts'
import { originOf } from './pretrain/origin.ts'
import { type Place, placeOf } from './pretrain/place.ts'
import { report } from './pretrain/report.ts'
import { verify } from './pretrain/verify.ts'
import { work } from './pretrain/work.ts'

/** `npm run pretrain`: see `usage`. Exit status 1 where something was wrong, or a run could not be repeated. */
const root = join(import.meta.dirname, '..')
const commands: Record<Exclude<Options['command'], 'help'>, (options: Options, place: Place, running: Engines) => Promise<void>> = {
  async make(_, { tasks, claims, dataOf, set }, running) {
    const engine = await running.default()
    await work({ tasks, claims, engine, dataOf, origin: originOf(root, engine.name, set), report: report(process.stdout) })
  },

  async list(_, { tasks }) {
    for (const { file, group } of tasks) console.log(`${existsSync(file) ? 'there  ' : 'missing'} ${short(file)}  ${group}`)
  },

  async verify(_, { tasks, dataOf }, running) {
    let apart = 0
    let of = 0
    for await (const { verdict, says } of verify(tasks, dataOf, running.of)) {
      console.log(`${verdict.padEnd(9)} ${says}`)
      of++
      if (verdict === 'different') apart++
    }
    if (of === 0) throw new Fault('There is no run to repeat. --list says what is missing.')
    console.log(`${of} ${of === 1 ? 'configuration' : 'configurations'}, ${of - apart} repeated, ${apart} different`)
    if (apart > 0) process.exitCode = 1
  },

  async merge({ from }, { tasks, hashes, claims }) {
    const { taken, there } = await merge(from, tasks, hashes, claims)
    for (const path of taken) console.log(`taken   ${short(path)}`)
    console.log(`${taken.length} taken, ${there} there already`)
  },
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options.command === 'help') console.log(usage)
  else {
    const place = await placeOf(root, options)
    for (const note of place.notes) console.error(note)
    const running = engines(options)
    await Promise.race([commands[options.command](options, place, running), running.lost])
  }
} catch (error) {
  console.error(`\n${saysOf(error)}`)
  process.exitCode = 1
} finally {
  withoutDawn()
}

/** From the checkout where it lies in it. */
function short(path: string): string {
  const from = relative(root, path)
  return from.startsWith('..') ? path : from
}

/** A sentence where somebody can do something about it; else the whole error. */
function saysOf(error: unknown): string {
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk is full${path ? `: ${path} could not be written` : ''}. Every run that is there is whole. Make room and start again.`
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `${path ?? 'A file'} may not be written (${code}). Every run that is there is whole.`
  if (error instanceof Fault || error instanceof OwnFault || error instanceof DataFault) return error.message
  return error instanceof Error && error.stack ? error.stack : String(error)
}
