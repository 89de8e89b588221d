import type { Run, Stretch } from '../../src/runs/run.ts'

/** A run, and what kind of processor made it. */
export type Made = Run & { readonly provenance: { readonly processor: string } }

const stretchOf = ({ made }: Pick<Run, 'made'>): Stretch => made[0]!
const numbersOf = ({ epochs, end, silent }: Run, looked: boolean) => JSON.stringify([epochs.map(({ seconds: _, ...record }) => record), end, looked && silent])

/** The builds of our own engine that use no instruction whose rounding is the processor's choice: the same bits everywhere. */
const isFixed = ({ by, versions }: Stretch) => by === 'assembly' && versions['build'] !== 'relaxed'

/** Whether two runs of one spec must be the same to the last bit: same engine, same build, same kind of processor. */
export function mustAgree(a: Made, b: Made): boolean {
  const [one, other] = [stretchOf(a), stretchOf(b)]
  const same = one.by === other.by && JSON.stringify(Object.entries(one.versions).toSorted()) === JSON.stringify(Object.entries(other.versions).toSorted())
  return same && (isFixed(one) || a.provenance.processor === b.provenance.processor)
}

/** Whether all scores, the end and, where somebody looked, the silent classes are the same to the last bit; how long it took may differ. */
export function sameNumbers(a: Run, b: Run): boolean {
  const looked = a.silent !== undefined && b.silent !== undefined
  return numbersOf(a, looked) === numbersOf(b, looked)
}
