import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Lab } from './lab.ts'
import { chosenOf, onScreen, type Weighed, weighedOf } from './weighed.ts'

export interface Choice {
  readonly choices: readonly Weighed[]
  /** Undefined where no run has weights, and until that is known. */
  readonly chosen: Weighed | undefined
  /** False until the storage has answered. */
  readonly known: boolean
  choose(value: string): void
}

/** Which run a panel is about: the reader's choice, else the one on screen, else a kept one of the fields that are set. */
export function useWeighed(lab: Lab): Choice {
  const { cabinet } = lab
  const screen = useSyncExternalStore(lab.subscribe, lab.get, lab.get)
  useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  // A checkpoint comes in after its run, and the list of runs stays as it is.
  const held = () => cabinet.list().flatMap(({ id }) => (cabinet.hasCheckpoint(id) ? [id] : [])).join()
  useSyncExternalStore(cabinet.subscribe, held, held)
  const [there, setThere] = useState<boolean>()
  const [wanted, choose] = useState<string>()
  /** The run that was there without being asked for: it stays when the fields change, and when its weights turn out to be damaged. */
  const [last, setLast] = useState<string>()
  useEffect(() => {
    let here = true
    void Promise.all([lab.checkpoint(), cabinet.ready]).then(([found]) => here && setThere(found !== undefined))
    return () => {
      here = false
    }
  }, [lab, cabinet, screen.phase, screen.spec, screen.epochs.length])
  const choices = there === undefined ? [] : weighedOf(screen, there, cabinet, [wanted, last])
  const chosen = chosenOf(choices, [wanted, onScreen, last], screen.spec)
  const { value } = chosen ?? {}
  useEffect(() => setLast(value), [value])
  return { choices, chosen, known: there !== undefined, choose }
}
