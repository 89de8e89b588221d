import type { ReactNode, Ref } from 'react'

interface Props {
  /** Nothing to do for now: it stays where the keyboard's focus may be, and does nothing. */
  idle?: boolean
  /** `main` or `plain`. */
  look?: string
  ref?: Ref<HTMLButtonElement>
  onPress: () => void
  children: ReactNode
}

/** A button that keeps the focus while it has nothing to do. A disabled one would drop it: the next key would go to the page. */
export function Press({ idle = false, look, ref, onPress, children }: Props) {
  return (
    <button ref={ref} type="button" className={look ? `b ${look}` : 'b'} aria-disabled={idle || undefined} onClick={() => !idle && onPress()}>
      {children}
    </button>
  )
}
