import type { Fields, Notice, State } from '../fields/field.ts'
import { readWishes, reserved, type Wishes } from '../fields/reserved.ts'
import { readState } from '../fields/state.ts'
import type { Cause, Store } from '../fields/store.ts'
import type { Score } from '../solution/score.ts'
import { type Asked, type FromWidget, type Id, readMessage, type Sent, sent, textsOf } from './protocol.ts'
import { standing } from './standing.ts'

/** Messages that come before the widget is ready and are kept. */
const kept = 100

/** The widget's half of the conversation, without a page: what comes in, what goes out, and when. */
export interface Talk {
  /** Anything that the parent window sent. Never throws. */
  hear(data: unknown): void
  /** Says `ready`, once, and answers what came before. */
  begin(): void
  stop(code: string, message: string): void
  /** The state as messages hold it. */
  state(): Sent
  end(): void
}

export interface Setting<F extends Fields = Fields> {
  readonly widget: string
  readonly store: Store<F>
  /** What the address asks. */
  readonly address: Iterable<readonly [string, string]>
  mark(state: State<F>, answers: object): Score
  /** The engine in use, for a widget that trains. */
  engine?(): string | undefined
  post(message: FromWidget): void
  /** Calls back in time for the next picture. */
  nextFrame(run: () => void): void
  /** Called at once and whenever these differ. */
  show(wishes: Wishes, notices: readonly Notice[]): void
}

const rank: Record<Cause, number> = { training: 0, reader: 1, host: 2 }

export function talk<F extends Fields>(setting: Setting<F>): Talk {
  const { widget, store, post, nextFrame } = setting
  const { fields } = store
  const names = Object.keys(fields)
  const changed = (next: State<F>) => names.filter((key) => next[key] !== store.get()[key])

  const opening = readWishes(setting.address, names)
  let wishes = opening.wishes
  const { shape } = store
  const first = readState(fields, opening.rest, store.get(), shape)
  const notices = standing([...names, ...Object.keys(reserved)], [...opening.notices, ...first.notices])
  if (changed(first.state).length > 0) store.set(first.state, 'host')
  /** What was asked and could not be had, and what the state as a whole calls for. */
  const said = () => [...notices.list(), ...(shape.notices?.(store.get()) ?? [])]
  const show = () => {
    store.lock(wishes.lock)
    setting.show(wishes, said())
  }
  show()

  let early: unknown[] | undefined = []
  let asked: [string, unknown][] = []
  let answer: { id?: Id } | undefined
  let cause: Cause | undefined
  let waiting = false
  let shown = store.get()

  const picture = () => ({ state: sent(store), result: { ...store.result() }, notices: said() })

  const take = () => {
    if (asked.length === 0) return
    const { pairs, notices: unfit } = textsOf(asked)
    const touched = asked.map(([key]) => key)
    asked = []
    const frame = readWishes(pairs, names, wishes)
    const read = readState(fields, frame.rest, store.get(), shape)
    wishes = frame.wishes
    notices.hear(touched, [...unfit, ...frame.notices, ...read.notices])
    if (changed(read.state).length > 0) store.set(read.state, 'host')
    show()
  }

  const tell = () => {
    take()
    waiting = false
    const re = answer?.id === undefined ? {} : { re: answer.id }
    const engine = setting.engine?.()
    post({ chainRule: 1, type: 'change', ...picture(), cause: answer ? 'host' : (cause ?? 'reader'), ...(engine === undefined ? {} : { engine }), ...re })
    answer = cause = undefined
  }

  const soon = () => {
    if (waiting || early) return
    waiting = true
    nextFrame(tell)
  }

  const unsubscribe = store.subscribe((by) => {
    const next = store.get()
    if (by === 'reader') {
      const mended = names.filter((key) => next[key] !== shown[key] && notices.mend(key))
      if (mended.length > 0 || shape.notices) show()
    }
    shown = next
    if (!cause || rank[by] > rank[cause]) cause = by
    soon()
  })

  const queue = (state: Asked, id?: Id) => {
    for (const pair of state) asked.push([...pair])
    answer = { id: id ?? answer?.id }
    soon()
  }

  return {
    hear(data) {
      if (early) return void (early.length < kept && early.push(data))
      const message = readMessage(data)
      if (!message) return
      if (message.type !== 'check') return queue(message.type === 'set' ? message.state : [], message.id)
      take()
      const re = message.id === undefined ? {} : { re: message.id }
      post({ chainRule: 1, type: 'check', ...setting.mark(store.get(), message.answers), ...re })
    },
    begin() {
      const before = early
      if (!before) return
      early = undefined
      cause = undefined
      post({ chainRule: 1, type: 'ready', widget, ...picture() })
      for (const data of before) this.hear(data)
    },
    stop: (code, message) => post({ chainRule: 1, type: 'error', code, message }),
    state: () => sent(store),
    end: unsubscribe,
  }
}
