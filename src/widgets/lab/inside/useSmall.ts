import { useEffect, useRef, useState } from 'react'
import type { Spec } from '../../../runs/spec.ts'
import type { Lab } from '../lab.ts'
import type { Sight } from './sight.ts'
import { trained } from './small.ts'

export interface Small {
  /** What is being done, in words; undefined at rest. */
  readonly busy: string | undefined
  readonly fault: string | undefined
  /** Trains the specs one after another and hands each over when it is done. A second call ends the first. */
  train(specs: readonly Spec[], says: (spec: Spec, at: number) => string, done: (sight: Sight) => void): void
  stop(): void
}

/** Small networks trained in place, on the trainer of the lab that the part belongs to. */
export function useSmall(lab: Lab): Small {
  const [busy, setBusy] = useState<string>()
  const [fault, setFault] = useState<string>()
  const turn = useRef(0)
  const opened = useRef('')
  useEffect(
    () => () => {
      turn.current++
    },
    [],
  )
  const run = async (mine: number, specs: readonly Spec[], says: (spec: Spec, at: number) => string, done: (sight: Sight) => void) => {
    const gone = () => mine !== turn.current
    lab.pause()
    const trainer = await lab.trainer()
    for (const [at, spec] of specs.entries()) {
      if (gone()) return
      setBusy('Loading the letters.')
      if (opened.current !== spec.data) await trainer.open(spec.data)
      opened.current = spec.data
      if (gone()) return
      setBusy(says(spec, at))
      const sight = await trained(trainer, spec, (epoch) => !gone() && setBusy(`${says(spec, at)} Epoch ${epoch} of ${spec.epochs}.`), gone)
      if (sight && !gone()) done(sight)
    }
  }
  return {
    busy,
    fault,
    train(specs, says, done) {
      const mine = ++turn.current
      setFault(undefined)
      run(mine, specs, says, done)
        .catch((error: unknown) => {
          opened.current = ''
          if (mine === turn.current) setFault(error instanceof Error ? error.message : String(error))
        })
        .finally(() => mine === turn.current && setBusy(undefined))
    },
    stop() {
      turn.current++
      setBusy(undefined)
    },
  }
}
