import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { apartFromSeed } from '../../src/runs/bands.ts'
import { judge, type Made, mustAgree, type Verdict } from '../../src/runs/repeat.ts'
import type { Run, Stretch } from '../../src/runs/run.ts'
import type { Data } from '../../src/training/data.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { runIn } from './file.ts'
import { nameOf, type Task } from './tasks.ts'
import { make } from './work.ts'

/**
 * Repeats one committed run of every configuration and compares. Of its seeds the first is taken that must come out
 * identical here, else the first.
 * @param engineOf an engine like the one that made a stretch
 */
export async function* verify(tasks: readonly Task[], dataOf: (name: string) => Promise<Data>, engineOf: (stretch: Stretch) => Promise<Engine>): AsyncGenerator<Verdict> {
  const there = tasks.filter(({ file }) => existsSync(file))
  for (const group of Map.groupBy(there, ({ spec }) => apartFromSeed(spec)).values()) {
    const seeds = await Promise.all(group.map(({ file }) => runIn(file)))
    let chosen = seeds[0]!
    for (const run of seeds.toReversed()) if (mustAgree(run, here(run, await engineOf(run.made[0]!)))) chosen = run
    const data = await dataOf(chosen.spec.data)
    const engine = await engineOf(chosen.made[0]!)
    const again = here(await make(chosen, data, engine, () => undefined), engine)
    const { train, validation, test } = data.splits
    const images = { train: Math.min(train.length, chosen.spec.trainingImages), validation: validation.length, test: test.length }
    const { verdict, says } = judge(chosen, again, { seeds, images })
    yield { verdict, says: `${nameOf(chosen.spec)} (${enginesOf(chosen, again)}): ${says}` }
  }
}

/** A run as if it had been made by this engine, on this machine. */
const here = (run: Run, { name, versions }: Engine): Made => ({ ...run, made: [{ ...run.made[0]!, by: name, versions }], provenance: { processor: cpus()[0]?.model ?? 'unknown' } })

const enginesOf = (a: Made, b: Made) => [...new Set([a, b].map(({ made: [stretch] }) => [stretch!.by, stretch!.versions['build']].filter(Boolean).join(' ')))].join(' by ')
