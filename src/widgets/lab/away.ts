type Page = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>

/** A lab, or its sweep. */
interface Goer {
  get(): { readonly phase: string }
  go(goal: 'end'): void
  pause(): void
}

const goes = (phase: string) => phase === 'playing' || phase === 'opening' || phase === 'running'

/** Pauses while the page is hidden, where the reader wants that, and goes on when it is seen again. Returns the way to end it. */
export function watchAway(one: Goer, wanted: () => boolean, page: Page): () => void {
  let paused = false
  const look = () => {
    const { phase } = one.get()
    if (page.hidden && wanted() && goes(phase)) {
      paused = true
      one.pause()
    } else if (!page.hidden && paused) {
      paused = false
      // What came to its end before it paused does not begin again.
      if (phase === 'paused' || goes(phase)) one.go('end')
    }
  }
  page.addEventListener('visibilitychange', look)
  return () => page.removeEventListener('visibilitychange', look)
}
