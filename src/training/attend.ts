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

/** A run, or several that are made together, by the number that the page gave it. */
interface Under {
  readonly run: number
  readonly ticks?: AsyncGenerator<Tick, void>
  readonly rows?: AsyncGenerator<Row, void>
  readonly lost: Promise<never> | undefined
  last?: Tick | undefined
}

/** What is asked of a run is asked in vain: it was ended, or another one took its place. */
class Displaced extends Error {
  override readonly name = 'Displaced'

  constructor() {
    super('another run has begun')
  }
}

/** The worker's side: answers what is asked through the port, one run at a time. */
export function attend(port: Port, { load, open: given }: Ground): void {
  let data: Data | undefined
  let lent: Data | undefined
  let under: Under | undefined
  /** The run that was asked for last, unless it was stopped since: an older one that still starts gives up. */
  let wanted: number | undefined
  let starting: Promise<unknown> = Promise.resolve()
  let ending: Promise<unknown> = Promise.resolve()
  let pulsed = 0
  const send = (message: Sent, transfer: Transferable[] = []) => port.postMessage(message, transfer)
  const pulse = () => {
    if (performance.now() - pulsed < 500) return
    pulsed = performance.now()
    send({ pulse: true })
  }

  // Bytes that arrive are a sign of life: data that come slowly are waited for.
  const read = given ?? ((name, folder, onShard) => loadData(name, fetchFrom(folder, pulse), onShard))

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

  const choosing = async (run: number, spec: Spec, { engines, race, earlier }: Pick<Asks['start']['ask'], 'engines' | 'race' | 'earlier'>): Promise<Choice & Pick<Under, 'lost'>> => {
    await end()
    const images = data!
    const choice = await choose(
      engines,
      async (name) => {
        if (run !== wanted) throw new Displaced()
        send({ pulse: true, trying: name })
        return lively(await load[name](), pulse)
      },
      race ? (candidate, limit) => Promise.race([pace(candidate, spec, images, limit), ...(candidate.lost ? [reject(candidate.lost)] : [])]) : undefined,
      earlier,
    ).catch((error: unknown) => {
      throw run === wanted ? error : new Displaced()
    })
    if (run !== wanted) throw new Displaced()
    send({ pulse: true, trying: choice.engine.name })
    return { ...choice, lost: choice.engine.lost && reject(choice.engine.lost) }
  }
  /** Starts take turns: two engines timed at once would both seem slow. */
  const inTurn = <T>(run: number, begin: () => Promise<T>): Promise<T> => {
    wanted = run
    const begun = starting.then(begin)
    starting = begun.catch(() => undefined)
    return begun
  }

  const start = async ({ run, spec, from, ...asked }: Asks['start']['ask']): Promise<Asks['start']['answer']> => {
    const { engine, skipped, lost } = await choosing(run, spec, asked)
    under = { run, lost, ticks: train(spec, data!, engine, from) }
    return { engine: engine.name, versions: engine.versions, threads: engine.threads ?? 1, skipped }
  }

  const together = async ({ run, specs, ...asked }: Asks['together']['ask']): Promise<Asks['together']['answer']> => {
    const { engine, skipped, lost } = await choosing(run, specs[0]!, asked)
    const better = await orLost(lost, pays(engine, specs, data!))
    if (run !== wanted) throw new Displaced()
    if (better) under = { run, lost, rows: trainTogether(specs, data!, engine) }
    return { engine: engine.name, versions: better ? versionsOf(engine, specs.length) : engine.versions, threads: engine.threads ?? 1, skipped, pays: better }
  }

  /** Ends the run under way. What begins waits for its last step: engines share what they compute with. */
  const end = () => {
    if (under) ending = Promise.allSettled([ending, under.ticks?.return(), under.rows?.return()])
    under = undefined
    return ending
  }
  /** A run that is not under way any more ends no other. */
  const stop = async ({ run }: Asks['stop']['ask']): Promise<undefined> => {
    if (run === wanted) wanted = undefined
    if (run === under?.run) await end()
  }
  const known = ({ run }: { run: number }): Under => {
    if (under?.run !== run) throw new Displaced()
    return under
  }

  const sentOf = async (tick: Tick, { lost }: Under): Promise<SentTick> => {
    if (tick.kind === 'end') return tick
    if (tick.kind === 'step') return { kind: 'step', step: tick.step, of: tick.of }
    return { kind: 'epoch', record: tick.record, checkpoint: await orLost(lost, tick.checkpoint()) }
  }
  const next = async (ask: Asks['next']['ask']): Promise<SentTick | undefined> => {
    const here = known(ask)
    const { value, done } = await orLost(here.lost, here.ticks!.next())
    here.last = done ? undefined : value
    return here.last && sentOf(here.last, here)
  }
  const row = async (ask: Asks['row']['ask']): Promise<Asks['row']['answer']> => {
    const here = known(ask)
    const { value, done } = await orLost(here.lost, here.rows!.next())
    return done || !value ? undefined : { ticks: await Promise.all(value.map((tick) => tick && sentOf(tick, here))) }
  }
  const checkpoint = (ask: Asks['checkpoint']['ask']): Promise<Checkpoint> => {
    const { last, lost } = known(ask)
    if (!last || last.kind === 'end') throw new Error('no run is under way')
    return orLost(lost, last.checkpoint())
  }
  const orLost = <T>(lost: Promise<never> | undefined, answer: Promise<T>) => (lost ? Promise.race([answer, lost]) : answer)

  const answers: { [K in keyof Asks]: (ask: Asks[K]['ask']) => Promise<Asks[K]['answer']> } = {
    open,
    give: async ({ data: given, aside }) => {
      lent = given
      if (!aside) data = given
      return summaryOf(given)
    },
    start: (ask) => inTurn(ask.run, () => start(ask)),
    together: (ask) => inTurn(ask.run, () => together(ask)),
    next,
    row,
    checkpoint,
    stop,
    ...inspector(async (name, folder) => ([data, lent].find((set) => set?.name === name) ?? read(name, folder, pulse)), pulse),
  }

  port.addEventListener('message', async ({ data: asked }: MessageEvent<Asked>) => {
    try {
      const answer = await (answers[asked.what] as (ask: object) => Promise<Asks[keyof Asks]['answer']>)(asked)
      send({ id: asked.id, answer }, buffersOf(answer))
    } catch (error) {
      send({ id: asked.id, fault: faultOf(error) })
    }
  })
  // Its script runs: what it is asked from now on is heard.
  send({ pulse: true })
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
  if (error instanceof Displaced) return { code: 'displaced', says: error.message }
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
