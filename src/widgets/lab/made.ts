import type { Stretch } from '../../runs/run.ts'

/** The provenance with one more epoch: the last stretch grows, or another begins where the engine or a version is another. */
export function madeBy(made: readonly Stretch[], epoch: number, by: string, versions: Stretch['versions']): readonly Stretch[] {
  const last = made.filter(({ from }) => from < epoch).at(-1)
  const before = made.filter(({ from }) => from < epoch)
  if (last && last.by === by && JSON.stringify(last.versions) === JSON.stringify(versions)) return [...before.slice(0, -1), { ...last, to: epoch }]
  return [...before.slice(0, -1), ...(last ? [{ ...last, to: epoch - 1 }] : []), { by, from: epoch, to: epoch, versions }]
}
