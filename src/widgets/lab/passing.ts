import type { RefObject } from 'react'

/** For a button that goes when it is pressed, and would drop the keyboard's focus: `stays`, which is always there, takes it first, where it is. */
export const passing = (stays: RefObject<HTMLElement | null>, act: () => unknown) => () => {
  stays.current?.focus({ preventScroll: true })
  act()
}
