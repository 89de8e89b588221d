import type { Notice } from '../fields/field.ts'
import type { Wishes } from '../fields/reserved.ts'
import type { Opened } from '../registry/stores.ts'
import { mark } from './mark.ts'
import { heights, splice } from './neighbors.ts'
import type { FromWidget } from './protocol.ts'
import { talk } from './talk.ts'

declare global {
  interface Window {
    /** What came from the parent window before this module, kept by the first script of the page. */
    chainRuleEarly?: { take(listener: (data: unknown) => void): void }
  }
}

/** Frames out of view get no pictures, and a host that asks must still be answered: after this many milliseconds. */
const patience = 100

function nextFrame(run: () => void) {
  const once = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    run()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, patience)
}

export interface Host {
  /** Says `error` to the page around the frame. */
  stop(code: string, message: string): void
  end(): void
}

/** Joins the opened widget of this page to the page around it. */
export function host({ entry, store }: Opened, show: (wishes: Wishes, notices: readonly Notice[]) => void): Host {
  const framed = window.parent !== window
  const send = (message: unknown) => {
    if (framed) window.parent.postMessage(message, '*')
  }
  const scores = splice(location.href, () => `${entry.id}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`)
  const post = (message: FromWidget) => {
    send(message)
    if (message.type === 'check' && message.total > 0) send(scores.report((message.correct + message.carried) / message.total, words.state()))
  }
  const words = talk({
    widget: entry.id,
    store,
    address: new URLSearchParams(location.search),
    mark: mark(entry.problem),
    engine: () => entry.engine?.(store),
    post,
    nextFrame,
    show,
  })

  const hear = (data: unknown) => {
    const kept = scores.answered(data)
    words.hear(kept === undefined ? data : { chainRule: 1, type: 'set', state: kept })
  }
  const listen = (event: MessageEvent) => {
    if (framed && event.source === window.parent) hear(event.data)
  }
  window.chainRuleEarly?.take(hear)
  window.addEventListener('message', listen)

  words.begin()
  send(scores.ask)
  const sizes = watchHeight(send)
  return {
    stop: words.stop,
    end() {
      window.removeEventListener('message', listen)
      sizes.disconnect()
      words.end()
    },
  }
}

/** Tells the height of the page's content, whole pixels, at once and whenever it differs. */
function watchHeight(send: (message: unknown) => void): ResizeObserver {
  let last = 0
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height === last) return
    last = height
    send({ chainRule: 1, type: 'resize', height } satisfies FromWidget)
    for (const message of heights(height, location.href)) send(message)
  })
  observer.observe(document.body)
  return observer
}
