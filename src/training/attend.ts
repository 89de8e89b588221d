import type { Spec } from '../runs/spec.ts'
import type { Data } from './data.ts'
import { choose, type Choice, NoEngine, pace, reasonOf } from './engines/choose.ts'
import type { Engine, EngineName, Ensemble, Session } from './engines/engine.ts'
import { inspector } from './inspector.ts'
import { DataFault, fetchFrom, loadData, type Progress } from './load.ts'
import type { Asked, Asks, Port, Sent, SentFault, SentTick } from './messages.ts'
import { pixels } from './pixels.ts'
import { versionsOf } from './ensemble.ts'
import { pays, type Row, trainTogether } from './together.ts'
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
  let rows: AsyncGenerator<Row, void> | undefined
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

  const choosing = async (spec: Spec, { engines, race, earlier }: Pick<Asks['start']['ask'], 'engines' | 'race' | 'earlier'>): Promise<Choice> => {
    await stop()
    const images = data!
    const choice = await choose(
      engines,
      async (name) => {
        send({ pulse: true, trying: name })
        return lively(await load[name](), pulse)
      },
      race ? (candidate, limit) => Promise.race([pace(candidate, spec, images, limit), ...(candidate.lost ? [reject(candidate.lost)] : [])]) : undefined,
      earlier,
    )
    lost = choice.engine.lost && reject(choice.engine.lost)
    send({ pulse: true, trying: choice.engine.name })
    return choice
  }

  const start = async ({ spec, from, ...wanted }: Asks['start']['ask']): Promise<Asks['start']['answer']> => {
    const { engine, skipped } = await choosing(spec, wanted)
    ticks = train(spec, data!, engine, from)
    return { engine: engine.name, versions: engine.versions, threads: engine.threads ?? 1, skipped }
  }

  const together = async ({ specs, ...wanted }: Asks['together']['ask']): Promise<Asks['together']['answer']> => {
    const { engine, skipped } = await choosing(specs[0]!, wanted)
    const better = await orLost(pays(engine, specs, data!))
    rows = better ? trainTogether(specs, data!, engine) : undefined
    return { engine: engine.name, versions: better ? versionsOf(engine, specs.length) : engine.versions, threads: engine.threads ?? 1, skipped, pays: better }
  }

  const stop = async () => {
    await Promise.all([ticks?.return(), rows?.return()])
    ticks = rows = last = undefined
  }

  const sentOf = async (tick: Tick): Promise<SentTick> => {
    if (tick.kind === 'end') return tick
    if (tick.kind === 'step') return { kind: 'step', step: tick.step, of: tick.of }
    return { kind: 'epoch', record: tick.record, checkpoint: await orLost(tick.checkpoint()) }
  }
  const next = async (): Promise<SentTick | undefined> => {
    const { value, done } = await orLost(ticks!.next())
    last = done ? undefined : value
    return last && sentOf(last)
  }
  const row = async (): Promise<Asks['row']['answer']> => {
    const { value, done } = await orLost(rows!.next())
    return done || !value ? undefined : { ticks: await Promise.all(value.map((tick) => tick && sentOf(tick))) }
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
    together,
    next,
    row,
    checkpoint: () => {
      if (!last || last.kind === 'end') throw new Error('no run is under way')
      return orLost(last.checkpoint())
    },
    stop: async () => void (await stop()),
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
  const then = async <T>(work: Promise<T>) => {
    const done = await work
    pulse()
    return done
  }
  return {
    ...engine,
    ...(engine.openEnsemble && {
      async openEnsemble(plan, starts): Promise<Ensemble> {
        const held = await engine.openEnsemble!(plan, starts)
        return {
          step: (...a) => then(held.step(...a)),
          gradients: (batches) => held.gradients(batches),
          logits: (...a) => then(held.logits(...a)),
          read: (place) => then(held.read(place)),
          keep: (places) => held.keep(places),
          close: () => held.close(),
        }
      },
    }),
    async open(plan, start): Promise<Session> {
      const session = await engine.open(plan, start)
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

/** The memory of checkpoints is handed over, not copied. */
function buffersOf(answer: Asks[keyof Asks]['answer']): Transferable[] {
  const held = answer && 'ticks' in answer ? answer.ticks : [answer]
  return held.flatMap((one) => {
    const checkpoint = (one && 'checkpoint' in one ? one.checkpoint : one) as Partial<Checkpoint> | undefined
    return [...Object.values(checkpoint?.weights ?? {}), ...Object.values(checkpoint?.optimizer ?? {})].map((tensor) => tensor.buffer as ArrayBuffer)
  })
}
