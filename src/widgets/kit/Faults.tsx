import { useCallback, useState } from 'react'
import { FaultSays } from './FaultSays.tsx'

/** What is wrong at each field, by its id. */
export type Faults = Readonly<Record<string, string>>

/** Keeps the faults of a figure's fields; a field without one tells `undefined`. The function is the same at every paint. */
export function useFaults(): [Faults, (id: string, fault: string | undefined) => void] {
  const [faults, setFaults] = useState<Faults>({})
  const onFault = useCallback((id: string, fault: string | undefined) => setFaults(({ [id]: _, ...rest }) => (fault === undefined ? rest : { ...rest, [id]: fault })), [])
  return [faults, onFault]
}

/** The faults as sentences. @param keeps what still shows the last valid number, as “picture”, where that is to be said */
export function FaultsSaid({ faults, keeps }: { faults: Faults; keeps?: string }) {
  return Object.entries(faults).map(([id, fault]) => <FaultSays key={id} says={keeps ? `${fault} The ${keeps} keeps the last valid number.` : fault} />)
}
