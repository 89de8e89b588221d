import type { Data } from './data.ts'
import { choose, NoEngine, pace, reasonOf } from './engines/choose.ts'
import type { Engine, EngineName, Session } from './engines/engine.ts'
import { inspector } from './inspector.ts'
import { DataFault, fetchFrom, loadData, type Progress } from './load.ts'
import type { Asked, Asks, Port, Sent, SentFault, SentTick } from './messages.ts'
import { pixels } from './pixels.ts'
import { type Checkpoint, type Tick, train } from './train.ts'

/** What a worker stands on; tests give their own. */
export interface Ground {
  readonly load: Record<EngineName, () => Promise<Engine>>
  readonly open?: (name: string, folder: string, onShard: (progress: Progress) => void) => Promise<Data>
}

/** The worker's side: answers what is asked through the port, one run at a time. */
export function attend(port: Port, { load, open: read = (name, folder, onShard) => loadData(name, fetchFrom(folder), onShard) }: Ground): void {
  let data: Data | undefined
  let lent: Data | undefined
  let ticks: AsyncGenerator<Tick, void> | undefined
  let last: Tick | undefined
  let lost: Promise<never> | undefined
  let pulsed = 0
  const send = (message: Sent, transfer: Transferable[] = []) => port.postMessage(message, transfer)
  const pulse = () => {
    if (performance.now() - pulsed < 500) return
    pulsed = performance.now()
    send({ pulse: true })
  }

  const open = async ({ name, folder, images }: Asks['open']['ask']): Promise<Asks['open']['answer']> => {
    let at = 0
    data = await read(name, folder, (shard) => {
      const next = shard.ready
      if (images) send({ shard: { at, of: shard.of, images: shard.images.slice(at * pixels, next * pixels), labels: shard.labels.slice(at, next) } })
      at = next
      pulse()
    })
    return summaryOf(data)
  }

  const start = async ({ spec, from, engines, race, earlier }: Asks['start']['ask']): Promise<Asks['start']['answer']> => {
    await ticks?.return()
    const images = data!
    const { engine, skipped } = await choose(
      engines,
      async (name) => {
        send({ pulse: true, trying: name })
        return lively(await load[name](), pulse)
      },
      race ? (candidate, limit) => Promise.race([pace(candidate, spec, images, limit), ...(candidate.lost ? [reject(candidate.lost)] : [])]) : undefined,
      earlier,
    )
    lost = engine.lost && reject(engine.lost)
    send({ pulse: true, trying: engine.name })
    ticks = train(spec, images, engine, from)
    return { engine: engine.name, versions: engine.versions, skipped }
  }

  const next = async (): Promise<SentTick | undefined> => {
    const { value, done } = await orLost(ticks!.next())
    last = done ? undefined : value
    if (!last || last.kind === 'end') return last
    if (last.kind === 'step') return { kind: 'step', step: last.step, of: last.of }
    return { kind: 'epoch', record: last.record, checkpoint: await orLost(last.checkpoint()) }
  }
  const orLost = <T>(answer: Promise<T>) => (lost ? Promise.race([answer, lost]) : answer)

  const answers: { [K in keyof Asks]: (ask: Asks[K]['ask']) => Promise<Asks[K]['answer']> } = {
    open,
    give: async ({ data: given, aside }) => {
      lent = given
      if (!aside) data = given
      return summaryOf(given)
    },
    start,
    next,
    checkpoint: () => {
      if (!last || last.kind === 'end') throw new Error('no run is under way')
      return orLost(last.checkpoint())
    },
    stop: async () => void (await ticks?.return()),
    ...inspector(async (name, folder) => ([data, lent].find((known) => known?.name === name) ?? read(name, folder, pulse)), pulse),
  }

  port.addEventListener('message', async ({ data: asked }: MessageEvent<Asked>) => {
    try {
      const answer = await (answers[asked.what] as (ask: object) => Promise<Asks[keyof Asks]['answer']>)(asked)
      send({ id: asked.id, answer }, buffersOf(answer))
    } catch (error) {
      send({ id: asked.id, fault: faultOf(error) })
    }
  })
}

function summaryOf({ name, hash, splits: { train, validation, test }, classes }: Data): Asks['open']['answer'] {
  return { name, hash, counts: { train: train.length, validation: validation.length, test: test.length }, ...(classes && { classes }) }
}

/** A promise that only ever rejects. Nobody need listen. */
function reject(lost: Promise<string>): Promise<never> {
  const rejected = lost.then((reason): never => {
    throw new Error(reason)
  })
  rejected.catch(() => undefined)
  return rejected
}

function faultOf(error: unknown): SentFault {
  if (error instanceof DataFault) return { code: error.code, says: error.says }
  if (error instanceof NoEngine) return { code: 'no-engine', says: error.message }
  return { code: 'engine', says: reasonOf(error) }
}

/** The engine, with a sign of life after each step and each portion of a score. */
function lively(engine: Engine, pulse: () => void): Engine {
  return {
    ...engine,
    async open(plan, start): Promise<Session> {
      const session = await engine.open(plan, start)
      const then = async <T>(work: Promise<T>) => {
        const done = await work
        pulse()
        return done
      }
      return {
        step: (...a) => then(session.step(...a)),
        gradients: (batch) => session.gradients(batch),
        logits: (...a) => then(session.logits(...a)),
        read: () => session.read(),
        close: () => session.close(),
      }
    },
  }
}

/** The memory of a checkpoint is handed over, not copied. */
function buffersOf(answer: Asks[keyof Asks]['answer']): Transferable[] {
  const checkpoint = (answer && 'checkpoint' in answer ? answer.checkpoint : answer) as Partial<Checkpoint> | undefined
  return [...Object.values(checkpoint?.weights ?? {}), ...Object.values(checkpoint?.optimizer ?? {})].map((tensor) => tensor.buffer as ArrayBuffer)
}
