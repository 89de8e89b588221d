import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import type { DataNote, Provenance } from '../../src/runs/provenance.ts'
import type { EngineName } from '../../src/training/engines/engine.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { packedIn } from './packed.ts'

/** What all runs of this process have in common. */
export type Origin = Omit<Provenance, 'finished' | 'wall'>

/** What may change a run beside its spec and data, apart from the engine's own `versions`. */
const code = ['src', 'scripts', 'content/experiments', 'package-lock.json']

/** Packages that make an engine and do not say their version themselves. */
const packages: Readonly<Partial<Record<EngineName, readonly string[]>>> = { assembly: ['assemblyscript'], webgpu: ['webgpu'] }

/** @param root of the checkout, or of an unpacked archive of it */
export function originOf(root: string, engine: EngineName, set?: DataNote): Origin {
  const version = (name: string) => (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version
  return {
    trainingVersion,
    ...(packedIn(root)?.origin ?? commitOf(root)),
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    platform: `${process.platform} ${process.arch}`,
    libraries: { v8: process.versions.v8, ...Object.fromEntries((packages[engine] ?? []).map((name) => [name, version(name)])) },
    ...(set && { set }),
  }
}

/** @param root of the checkout */
export function commitOf(root: string): Pick<Origin, 'commit' | 'modified'> {
  const git = (...parts: string[]) => execFileSync('git', parts, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return { commit: git('rev-parse', 'HEAD'), modified: git('status', '--porcelain', '--', ...code) !== '' }
  } catch {
    return { commit: 'unknown' }
  }
}
