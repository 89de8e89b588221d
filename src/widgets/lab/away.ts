import type { Lab } from './lab.ts'

type Page = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>

/** Pauses while the page is hidden, where the reader wants that, and goes on when it is seen again. Returns the way to end it. */
export function watchAway(lab: Pick<Lab, 'get' | 'go' | 'pause'>, wanted: () => boolean, page: Page): () => void {
  let paused = false
  const look = () => {
    const { phase } = lab.get()
    if (page.hidden && wanted() && (phase === 'playing' || phase === 'opening')) {
      paused = true
      lab.pause()
    } else if (!page.hidden && paused) {
      paused = false
      lab.go('end')
    }
  }
  page.addEventListener('visibilitychange', look)
  return () => page.removeEventListener('visibilitychange', look)
}
