import { useEffect, useState } from 'react'
import { type Card, own } from '../../training/own/store.ts'

/** The reader's own data sets; undefined until the storage has answered. */
export function useOwn(): readonly Card[] | undefined {
  const [cards, setCards] = useState<readonly Card[]>()
  useEffect(() => {
    let here = true
    const look = () => void own.list().then((list) => here && setCards(list))
    const leave = own.subscribe(look)
    look()
    return () => {
      here = false
      leave()
    }
  }, [])
  return cards
}
