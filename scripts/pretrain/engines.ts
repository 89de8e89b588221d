import type { Stretch } from '../../src/runs/run.ts'
import { type Build, buildHere, builds } from '../../src/training/engines/assembly/kernels.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { assemblyIn, nodeEngines } from '../../src/training/engines/node.ts'
import type { Options } from './options.ts'

export interface Engines {
  /** The engine that was asked for, or our own. */
  default(): Promise<Engine>
  /** The engine that was asked for; else the one, in the build, that made a stretch, or our own where that does not run here. */
  of(stretch: Pick<Stretch, 'by' | 'versions'>): Promise<Engine>
}

/** The engines of this process, each started once. */
export function engines({ engine, build }: Pick<Options, 'engine' | 'build'>): Engines {
  const started = new Map<string, Promise<Engine>>()
  const asked = engine ?? (build && 'assembly')
  const start = (name: keyof typeof nodeEngines, inBuild = build): Promise<Engine> => {
    const key = `${name} ${inBuild}`
    const running = started.get(key) ?? (name === 'assembly' ? assemblyIn(inBuild) : nodeEngines[name]())
    started.set(key, running)
    return running
  }
  const runsHere = (name: string): name is keyof typeof nodeEngines => Object.hasOwn(nodeEngines, name)
  return {
    default: () => start(asked ?? 'assembly'),
    of: ({ by, versions }) => (asked ? start(asked) : start(runsHere(by) ? by : 'assembly', buildLike(versions['build']))),
  }
}

/** The build of that name, where it runs here. */
const buildLike = (name: string | undefined): Build | undefined => builds.slice(builds.indexOf(buildHere())).find((build) => build === name)
