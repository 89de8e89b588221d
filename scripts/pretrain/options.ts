import { parseArgs } from 'node:util'
import { quote } from '../../src/fields/field.ts'
import { builds, type Build } from '../../src/training/engines/assembly/kernels.ts'
import type { EngineName } from '../../src/training/engines/engine.ts'
import { Fault } from './fault.ts'
import { folderName, most } from './packed.ts'

export const usage = `npm run pretrain [-- options]
  Makes the reference runs of content/experiments/*/grid.ts that are not in public/runs yet. Stop it at any time: only the
  runs in progress are lost. Start it in several terminals to use several processors.
npm run pretrain -- --list       says what is there and what is missing, and makes nothing
npm run pretrain -- --verify     repeats one run of every configuration and compares
npm run pretrain -- merge FROM…  takes the run files in other folders and ZIP archives, all or none. Of the site's
                                 all.zip it takes the runs on the book's data, or with --data those on that set
npm run pretrain -- --pack FILE  makes one archive for a Linux machine without Node or network, of at most ${most / 1e6} MB. FILE ends
                                 with .tar.xz, or with .tar.gz for a machine without xz. --data, --runs and --grids choose what
                                 is in it. Over there: tar -xf FILE, then ${folderName}/run with the options below. When it ends, or
                                 with --collect, it puts the new runs into one archive, which merge takes

Which runs
  --data DIR    the same grids on the IDX files in a folder, gzip or not; the runs go to public/runs-of/
  --only NAME   one experiment, such as learning-rate
  --groups N    the first N groups of each grid
  --task I --tasks N
                part I of N: one line of a job array a machine, I from 1 to N
How and where
  --engine E    webgpu, assembly, wasm, cpu or float64. Where nothing is said: webgpu where Dawn finds a graphics
                processor, else assembly; --verify takes that of each run. webgpu trains the seeds of one shape together
                where that measures faster
  --build B     of assembly: relaxed, simd or scalar; the fastest that runs here where nothing is said
  --runs DIR    another folder for the runs
  --grids DIR   another folder of <number>-<name>/grid.ts`

const engines = ['webgpu', 'assembly', 'wasm', 'cpu', 'float64'] as const satisfies readonly EngineName[]
type Engine = (typeof engines)[number]

export interface Options {
  readonly command: 'make' | 'list' | 'verify' | 'merge' | 'pack' | 'collect' | 'help'
  /** Folders and archives to merge from. */
  readonly from: readonly string[]
  /** The archive to pack. */
  readonly file?: string
  readonly data?: string
  readonly only?: string
  readonly groups?: number
  readonly part?: { readonly task: number; readonly tasks: number }
  readonly engine?: Engine
  readonly build?: Build
  readonly runs?: string
  readonly grids?: string
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** What was asked for. @param args after the script's name @throws Fault that names the option, its value and what is allowed */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  const [command, ...from] = positionals
  const commands = [values.help && 'help', values.list && 'list', values.verify && 'verify', values.collect && 'collect', values.pack !== undefined && 'pack', command !== undefined && 'merge'].filter((x) => x !== false && x !== undefined)
  if (command !== undefined && command !== 'merge') throw new Fault(`${quote(command)} is no command. There is one: merge FROM…`)
  if (commands.length > 1) throw new Fault(`${commands.join(' and ')} do not go together. Ask for one of them.`)
  if (command === 'merge' && from.length === 0) throw new Fault('merge: name at least one folder or archive of run files.')
  if ((values.task === undefined) !== (values.tasks === undefined)) throw new Fault('--task and --tasks go together: --task 1 --tasks 8 is the first of eight parts.')
  const tasks = whole('--tasks', values.tasks)
  const task = whole('--task', values.task)
  if (task !== undefined && tasks !== undefined && task > tasks) throw new Fault(`--task: ${task} is more than --tasks ${tasks}. Parts are counted from 1.`)
  const engine = oneOf('--engine', values.engine, engines)
  const build = oneOf('--build', values.build, builds)
  if (build && engine && engine !== 'assembly') throw new Fault(`--build: ${engine} has no builds to choose from. assembly has.`)
  const choice = (['only', 'groups', 'task', 'engine', 'build'] as const).find((name) => values[name] !== undefined)
  if (command === 'merge' && choice) throw new Fault(`merge takes no --${choice}: what it takes is decided by the files.`)
  if (values.collect && choice) throw new Fault(`--collect takes no --${choice}: it takes all new runs.`)
  if (values.pack !== undefined && choice) throw new Fault(`--pack takes no --${choice}: say it where the archive is unpacked, to its script run.`)
  if (values.pack !== undefined && !/.\.tar(\.[gx]z)?$/.test(values.pack)) throw new Fault(`--pack: ${quote(values.pack)} does not end with .tar.xz, .tar.gz or .tar.`)
  return {
    command: (commands[0] as Options['command'] | undefined) ?? 'make',
    from,
    ...some('file', values.pack),
    ...some('data', values.data),
    ...some('only', values.only),
    ...some('groups', whole('--groups', values.groups)),
    ...some('part', task !== undefined && tasks !== undefined ? { task, tasks } : undefined),
    ...some('engine', engine),
    ...some('build', build),
    ...some('runs', values.runs),
    ...some('grids', values.grids),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: text, only: text, groups: text, task: text, tasks: text, engine: text, build: text, runs: text, grids: text, pack: text, list: flag, verify: flag, collect: flag, help: flag },
    })
  } catch (error) {
    throw new Fault(`${(error as Error).message.split('. ')[0]}. --help lists the options.`)
  }
}

const some = <K extends string, T>(key: K, value: T | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<K, T>))

function whole(name: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(typed)) throw new Fault(`${name}: ${quote(typed)} is not a whole number from 1 to 999999.`)
  return Number(typed)
}

function oneOf<T extends string>(name: string, typed: string | undefined, allowed: readonly T[]): T | undefined {
  if (typed === undefined) return undefined
  if (!allowed.includes(typed as T)) throw new Fault(`${name}: ${quote(typed)} is not one of ${allowed.join(', ')}.`)
  return typed as T
}
