import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { withoutDawn } from '../src/training/engines/dawn.ts'
import { OwnFault } from '../src/training/own/limits.ts'
import { DataFault } from '../src/training/load.ts'
import { collect } from './pretrain/collect.ts'
import { type Engines, engines } from './pretrain/engines.ts'
import { Fault } from './pretrain/fault.ts'
import { merge } from './pretrain/merge.ts'
import { type Options, readOptions, usage } from './pretrain/options.ts'
import { originOf } from './pretrain/origin.ts'
import { millions, pack } from './pretrain/pack.ts'
import { folderName, type Packed, packedIn } from './pretrain/packed.ts'
import { type Place, placeOf } from './pretrain/place.ts'
import { report } from './pretrain/report.ts'
import { verify } from './pretrain/verify.ts'
import { work } from './pretrain/work.ts'

/** `npm run pretrain`: see `usage`. Exit status 1 where something was wrong, or a run could not be repeated. */
const root = join(import.meta.dirname, '..')
/** Where this is no checkout but an unpacked archive. */
const packed = packedIn(root)
const commands: Record<Exclude<Options['command'], 'help'>, (options: Options, place: Place, running: Engines) => Promise<void>> = {
  async make(options, { tasks, runs, claims, dataOf, set }, running) {
    const engine = await running.default()
    if (packed) console.error(`Engine: ${engine.name}.${options.engine || options.build || engine.name === 'webgpu' ? '' : ' No graphics processor was found; --engine webgpu says what is missing.'}`)
    await work({ tasks, claims, engine, dataOf, origin: originOf(root, engine.name, set), report: report(process.stdout) })
    if (packed) await bring(runs, packed)
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
    const { taken, there, notes } = await merge(from, tasks, hashes, claims)
    for (const path of taken) console.log(`taken   ${short(path)}`)
    for (const note of notes) console.log(`left    ${note}`)
    console.log(`${taken.length} taken, ${there} there already`)
  },

  async pack(options, place) {
    const { file, bytes, runs, needs } = await pack(root, options.file!, options, place)
    console.log(`${file}: ${millions(bytes)} MB, ${runs.of} runs, ${runs.there} of them there already.`)
    console.log(`It needs ${needs}.\nOver there: tar -xf ${basename(file)}, then ${folderName}/run`)
  },

  async collect(_, { runs }) {
    if (!packed) throw new Fault(`--collect is for an unpacked archive of --pack. In a checkout the runs lie where they belong, in ${short(runs)}.`)
    if (!(await bring(runs, packed))) throw new Fault('There is no new run yet.')
  },
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options.command === 'help') console.log(usage)
  else {
    const place = await placeOf(root, packed?.data === undefined ? options : { data: join(root, packed.data), ...options })
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

/** Says where the new runs are, for the way back. @returns whether there are any */
async function bring(runs: string, packed: Packed): Promise<boolean> {
  const { file, runs: made } = await collect(root, runs, packed)
  if (made > 0) console.error(`${made} new ${made === 1 ? 'run' : 'runs'} in ${file}. In the checkout: npm run pretrain -- merge ${basename(file)}`)
  return made > 0
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
