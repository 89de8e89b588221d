import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SplitName } from '../../../training/client.ts'
import { specText } from '../fields.ts'
import type { Lab } from '../lab.ts'
import { checkpointOf, onScreen, type Weighed } from '../weighed.ts'
import { type Sight, sightOf } from './sight.ts'

export type Seen = { readonly kind: 'none' } | { readonly kind: 'reading' } | { readonly kind: 'fault'; readonly says: string } | { readonly kind: 'seen'; readonly of: string; readonly sight: Sight }

/** What went wrong, as a sentence. */
function sentenceOf(error: unknown): string {
  const says = error instanceof Error ? error.message : String(error)
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}${/[.?!]$/.test(says) ? '' : '.'}`
}

/**
 * Looks inside a run: when it is chosen and when asked again; the one on screen also when it rests, after each of its epochs
 * that it stops at. While a run trains on, what was seen last stays.
 * @param chosen undefined where there is none; it is `known` once that is sure
 */
export function useSight(lab: Lab, { chosen, known }: { chosen: Weighed | undefined; known: boolean }, split: SplitName): { seen: Seen; behind: number; again: () => void } {
  const { phase } = useSyncExternalStore(lab.subscribe, lab.get, lab.get)
  const [seen, setSeen] = useState<Seen>({ kind: 'reading' })
  const [asked, setAsked] = useState(0)
  const rests = phase !== 'playing' && phase !== 'opening'
  const epochs = chosen?.epochs ?? 0
  // While a run trains on, its later epochs ask for nothing.
  const at = chosen?.value === onScreen && rests ? epochs : -1
  const of = chosen ? `${chosen.value} ${specText(chosen.spec)}` : ''
  useEffect(() => {
    let here = true
    const tell = (next: Seen) => here && setSeen(next)
    const read = async (run: Weighed) => {
      setSeen((before) => (before.kind === 'seen' && before.of === of ? before : { kind: 'reading' }))
      const checkpoint = await checkpointOf(lab, run)
      if (!here) return
      const trainer = await lab.trainer()
      if (!here) return
      const looked = await trainer.look(run.spec, checkpoint.weights, split)
      tell({ kind: 'seen', of, sight: sightOf(run.spec, checkpoint, looked, trainer) })
    }
    if (chosen) read(chosen).catch((error: unknown) => tell({ kind: 'fault', says: sentenceOf(error) }))
    else if (known) tell({ kind: 'none' })
    return () => {
      here = false
    }
    // What is chosen is told apart by `of`; its number of epochs counts as `at` has it.
  }, [lab, of, known, split, at, asked])
  const behind = seen.kind === 'seen' && at < 0 ? Math.max(0, epochs - seen.sight.epoch) : 0
  return { seen, behind, again: () => setAsked(asked + 1) }
}
