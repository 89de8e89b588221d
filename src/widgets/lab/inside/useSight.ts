import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SplitName } from '../../../training/client.ts'
import type { Lab } from '../lab.ts'
import { type Sight, sightOf } from './sight.ts'

export type Seen = { readonly kind: 'none' } | { readonly kind: 'reading' } | { readonly kind: 'fault'; readonly says: string } | { readonly kind: 'seen'; readonly sight: Sight }

/**
 * Looks inside the run shown: when it rests, after each of its epochs that it stops at, and when asked again. While it
 * trains on, what was seen last stays.
 */
export function useSight(lab: Lab, split: SplitName): { seen: Seen; behind: number; again: () => void } {
  const { phase, epochs, spec } = useSyncExternalStore(lab.subscribe, lab.get, lab.get)
  const [seen, setSeen] = useState<Seen>({ kind: 'reading' })
  const [asked, setAsked] = useState(0)
  const rests = phase !== 'playing' && phase !== 'opening'
  // While a run trains on, its later epochs ask for nothing.
  const at = rests ? epochs.length : -1
  useEffect(() => {
    let here = true
    const tell = (next: Seen) => here && setSeen(next)
    const read = async () => {
      const checkpoint = await lab.checkpoint()
      if (!here) return
      if (!checkpoint) return tell({ kind: 'none' })
      setSeen((before) => (before.kind === 'seen' ? before : { kind: 'reading' }))
      const trainer = await lab.trainer()
      // A set of the reader's own is not to be had from the site: the trainer hands it over.
      if (spec.data.startsWith('own:')) await trainer.open(spec.data)
      const looked = await trainer.look(spec, checkpoint.weights, split)
      tell({ kind: 'seen', sight: sightOf(spec, checkpoint, looked, trainer) })
    }
    read().catch((error: unknown) => tell({ kind: 'fault', says: error instanceof Error ? error.message : String(error) }))
    return () => {
      here = false
    }
  }, [lab, spec, split, at, asked])
  const sees = seen.kind === 'seen' ? seen.sight.epoch : 0
  return { seen, behind: seen.kind === 'seen' && !rests ? Math.max(0, epochs.length - sees) : 0, again: () => setAsked(asked + 1) }
}
