import { useEffect, useRef, useState } from 'react'

/** How long a value has to stand before it is spoken: a drag of a hundred steps is said once, at its end. */
const pause = 700

/** Tells a screen reader what a change came to, once it has come to rest. Silent until the first change. */
export function Announce({ says }: { says: string }) {
  const [said, setSaid] = useState('')
  const first = useRef(says)
  useEffect(() => {
    if (says === first.current && said === '') return
    const timer = setTimeout(() => setSaid(says), pause)
    return () => clearTimeout(timer)
  }, [says, said])
  return (
    <p className="vh" role="status">
      {said}
    </p>
  )
}
