import type { ReactNode } from 'react'

interface Props {
  /** What is in it, for whoever comes to it by the Tab key. */
  name: string
  className?: string
  children: ReactNode
}

/** What may be wider than its place, and then scrolls by itself, under a hand or by the arrow keys. */
export function Scroll({ name, className, children }: Props) {
  return (
    // A region that scrolls has nothing to press, and is a stop of the Tab key all the same.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={className ? `scroll ${className}` : 'scroll'} role="region" aria-label={name} tabIndex={0}>
      {children}
    </div>
  )
}
