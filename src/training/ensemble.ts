import type { Batch, Engine, Ensemble, Plan, Session, Start } from './engines/engine.ts'

type Ask = { readonly what: 'step' | 'gradients'; readonly batch: Batch; readonly time: number } | { readonly what: 'logits'; readonly images: Float32Array; readonly count: number }

/** What one member waits for. */
interface Waiting {
  readonly ask: Ask
  resolve(answer: unknown): void
  reject(error: unknown): void
}

/** What may change a bit of a result: with how many networks it was computed, too. */
export const versionsOf = ({ versions }: Engine, networks: number): Engine['versions'] => ({ ...versions, ...(networks > 1 && { batched: String(networks) }) })

/**
 * An engine for each of several networks of one plan, that computes all of them as one: whoever trains on it need not know
 * of the others. A member's call is answered once every member that is left has made the same one, so all must be driven
 * side by side. Closing a session leaves the others to go on without it.
 * @param engine one that has `openEnsemble`
 */
export function members(engine: Engine, networks: number): readonly Engine[] {
  const { name, lost, memory } = engine
  const opened = new Map<number, { readonly plan: Plan; readonly start: Start; resolve(session: Session): void; reject(error: unknown): void }>()
  const openAll = async () => {
    const all = Array.from({ length: networks }, (_, i) => opened.get(i)!)
    try {
      if (all.some(({ plan }) => JSON.stringify(plan) !== JSON.stringify(all[0]!.plan))) throw new Error('networks of different plans cannot be computed as one')
      const sessions = sessionsOf(await engine.openEnsemble!(all[0]!.plan, all.map(({ start }) => start)), networks)
      for (const [i, { resolve }] of all.entries()) resolve(sessions[i]!)
    } catch (error) {
      for (const { reject } of all) reject(error)
    }
  }
  return Array.from({ length: networks }, (_, i): Engine => ({
    name,
    versions: versionsOf(engine, networks),
    ...(lost && { lost }),
    memory,
    open: (plan, start) =>
      new Promise((resolve, reject) => {
        opened.set(i, { plan, start, resolve, reject })
        if (opened.size === networks) void openAll()
      }),
  }))
}

function sessionsOf(ensemble: Ensemble, networks: number): readonly Session[] {
  /** Who is left, and who the ensemble still holds, which may be more until the next computation. */
  const left = new Set(Array.from({ length: networks }, (_, i) => i))
  let held = [...left]
  const waiting = new Map<number, Waiting>()

  const compute = async () => {
    const asks = [...left].map((i) => waiting.get(i)!)
    waiting.clear()
    try {
      if (held.length > asks.length) {
        const places = [...left].map((i) => held.indexOf(i))
        held = [...left]
        await ensemble.keep(places)
      }
      const answers = await answer(ensemble, asks.map(({ ask }) => ask))
      for (const [place, { resolve }] of asks.entries()) resolve(answers?.[place])
    } catch (error) {
      for (const { reject } of asks) reject(error)
    }
  }
  const proceed = () => void (left.size > 0 && waiting.size === left.size && compute())
  const ask = <T>(i: number, ask: Ask) =>
    new Promise<T>((resolve, reject) => {
      waiting.set(i, { ask, resolve: resolve as Waiting['resolve'], reject })
      proceed()
    })

  return held.map((i) => ({
    step: (batch, time) => ask(i, { what: 'step', batch, time }),
    gradients: (batch) => ask(i, { what: 'gradients', batch, time: 0 }),
    logits: (images, count) => ask(i, { what: 'logits', images, count }),
    read: () => ensemble.read(held.indexOf(i)),
    close() {
      if (!left.delete(i)) return
      waiting.delete(i)
      if (left.size === 0) ensemble.close()
      else proceed()
    },
  }))
}

async function answer(ensemble: Ensemble, asks: readonly Ask[]): Promise<readonly unknown[] | void> {
  const [first, ...rest] = asks as [Ask, ...Ask[]]
  if (first.what === 'logits') {
    if (!rest.every((ask) => ask.what === 'logits' && alike(ask.images, first.images))) throw apart()
    return ensemble.logits(first.images, first.count)
  }
  const batches = asks.map((ask) => {
    if (ask.what !== first.what || ask.time !== first.time || ask.batch.count !== first.batch.count) throw apart()
    return ask.batch
  })
  return first.what === 'step' ? ensemble.step(batches, first.time) : ensemble.gradients(batches)
}

const apart = () => new Error('networks that are computed as one have come apart: they asked for different things')

function alike(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
