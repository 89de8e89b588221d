import type { Stretch } from '../../src/runs/run.ts'
import { type Build, buildHere, builds } from '../../src/training/engines/assembly/kernels.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { assemblyIn, nodeEngines } from '../../src/training/engines/node.ts'
import { type Found, findAdapter } from './adapter.ts'
import { Fault } from './fault.ts'
import type { Options } from './options.ts'

export interface Engines {
  /** The engine that was asked for; else WebGPU where there is a graphics processor, or our own. */
  default(): Promise<Engine>
  /** The engine that was asked for; else the one, in the build, that made a stretch, or our own where that does not run here. */
  of(stretch: Pick<Stretch, 'by' | 'versions'>): Promise<Engine>
  /** Only ever rejects: with a Fault once the device under one of them is gone or at fault, for its answers may never come. */
  readonly lost: Promise<never>
}

/** The engines of this process, each started once. @param find looks for a graphics adapter @param webgpu starts the engine on it */
export function engines({ engine, build }: Pick<Options, 'engine' | 'build'>, find: () => Found = findAdapter, webgpu: () => Promise<Engine> = nodeEngines.webgpu): Engines {
  const started = new Map<string, Promise<Engine>>()
  const asked = engine ?? (build && 'assembly')
  const { promise: lost, reject } = Promise.withResolvers<never>()
  const lose = (reason: string) => reject(new Fault(`The graphics device is gone or at fault: ${reason}. Every run that is there is whole. Start again, or name another --engine.`))
  lost.catch(() => undefined)
  let looked: Found | undefined
  const adapter = () => (looked ??= find())
  /** Not software that plays one, which is slower than our own engine: that has to be asked for. */
  const hardware = () => adapter().software === false
  const launch = async (name: keyof typeof nodeEngines, inBuild: Build | undefined): Promise<Engine> => {
    if (name === 'assembly') return assemblyIn(inBuild)
    if (name !== 'webgpu') return nodeEngines[name]()
    if (adapter().name === undefined) throw new Fault(`--engine webgpu: Dawn finds no graphics adapter on this machine. ${missing}${adapter().says ? `\nIt says: ${adapter().says}` : ''}`)
    return webgpu()
  }
  const start = (name: keyof typeof nodeEngines, inBuild = build): Promise<Engine> => {
    const key = `${name} ${inBuild}`
    const running = started.get(key) ?? launch(name, inBuild)
    if (!started.has(key)) void running.then((made) => made.lost?.then(lose), () => undefined)
    started.set(key, running)
    return running
  }
  const runsHere = (name: string): name is keyof typeof nodeEngines => Object.hasOwn(nodeEngines, name) && (name !== 'webgpu' || hardware())
  return {
    lost,
    default: async () => start(asked ?? (hardware() ? 'webgpu' : 'assembly')),
    of: async ({ by, versions }) => (asked ? start(asked) : start(runsHere(by) ? by : 'assembly', buildLike(versions['build']))),
  }
}

/** What an adapter needs, by operating system. */
const missing = {
  linux: 'It needs a driver for Vulkan: the one of the graphics card, and the loader libvulkan.so.1 (Debian: libvulkan1).',
  darwin: 'It needs Metal.',
  win32: 'It needs Direct3D 12, or a driver for Vulkan.',
}[process.platform as string] ?? ''

/** The build of that name, where it runs here. */
const buildLike = (name: string | undefined): Build | undefined => builds.slice(builds.indexOf(buildHere())).find((build) => build === name)
