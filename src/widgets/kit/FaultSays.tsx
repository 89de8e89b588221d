import { useEffect, useState } from 'react'

/** How long no key may be pressed before a fault is spoken, in milliseconds. */
const pause = 1000

interface Props {
  /** What the field's `aria-describedby` points to; the element has it once the fault is spoken. */
  id?: string
  as?: 'p' | 'span'
  /** What is wrong, in whole sentences. */
  says: string
}

/**
 * What is wrong with the text of a field: seen at once, spoken when the keys rest, at Enter, and when the field is left.
 * Half-typed numbers are wrong at every key, and a screen reader that is told so hears nothing else.
 */
export function FaultSays({ id, as: Tag = 'p', says }: Props) {
  const [spoken, setSpoken] = useState<string>()
  const still = spoken === says
  useEffect(() => {
    if (still) return
    setSpoken(undefined)
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = ({ type, key }: { type?: string; key?: string }) => {
      clearTimeout(timer)
      timer = setTimeout(setSpoken, type === 'focusout' || key === 'Enter' ? 0 : pause, says)
    }
    wait({})
    const kinds = ['keydown', 'focusout'] as const
    for (const kind of kinds) addEventListener(kind, wait, true)
    return () => {
      clearTimeout(timer)
      for (const kind of kinds) removeEventListener(kind, wait, true)
    }
  }, [says, still])
  // An alert is spoken when it comes: one of another key is another element.
  return (
    <Tag key={String(still)} id={still ? id : undefined} className="fault-says" role={still ? 'alert' : undefined}>
      {says}
    </Tag>
  )
}
