import type { Spec } from '../runs/spec.ts'
import type { Data, SplitName } from './data.ts'
import { type EngineName, engineNames, ensembling } from './engines/engine.ts'
import { awaken, type Waking } from './awaken.ts'
import { faultOf, isDisplaced, TrainingFault } from './fault.ts'
import { type Hung, type Line, lineTo, Refused, Silent } from './line.ts'
import type { Progress } from './load.ts'
import type { Looked, Thinned } from './look.ts'
import type { Asks, DataSummary, SentTick, Started } from './messages.ts'
import type { Tensors } from './network.ts'
import { layersOf } from './network.ts'
import { pixels } from './pixels.ts'
import { portion } from './score.ts'
import { spawn } from './spawn.ts'
import { leavable, stretch } from './stretch.ts'
import type { Row } from './together.ts'
import type { Checkpoint, Tick } from './train.ts'

export { TrainingFault } from './fault.ts'
export type { EngineName } from './engines/engine.ts'
export type { SplitName } from './data.ts'
export type { Progress } from './load.ts'
export type { Looked, Thinned } from './look.ts'
export type { Tensors } from './network.ts'
export type { DataSummary } from './messages.ts'
export type { Row } from './together.ts'
export type { Checkpoint, Tick } from './train.ts'

/** Training from a page: all of it runs in a worker, which is made at the first call. */
export interface Trainer {
  /** Loads a data set. `onImages` is told what has arrived; the arrays are the same ones each time. Throws TrainingFault. */
  open(data: string, onImages?: (progress: Progress) => void): Promise<DataSummary>
  /**
   * A run, tick by tick, on the data opened last. When its engine fails, or its worker dies or falls silent, it goes on with
   * the next engine from its last epoch: no epoch comes twice, steps may. A run that begins takes the place of the one before,
   * which begins again from its last epoch if it is asked for another tick. Throws TrainingFault when no engine is left.
   */
  ticks(spec: Spec, options: { engine: 'auto' | EngineName; from?: Checkpoint }): AsyncGenerator<Tick, void>
  /**
   * Runs that differ in their seed alone, from their beginning, as one computation, where that measures faster on this machine.
   * Else, and when their engine fails, it ends before they do, and what is left of them is for `ticks`. Only the ticks of an epoch have their checkpoint. Throws TrainingFault.
   */
  together(specs: readonly Spec[], options: { engine: 'auto' | EngineName }): AsyncGenerator<Row, void>
  /** The engine in use, from the first tick on, and what may change a bit of its results. */
  readonly engine: EngineName | undefined
  readonly versions: Readonly<Record<string, string>>
  /** How many threads share its work, from the first tick on. */
  readonly threads: number
  /** What the weights of a checkpoint make of a split of the spec's data, computed in the worker. Throws TrainingFault. */
  look(spec: Spec, weights: Tensors, split: SplitName): Promise<Looked>
  /** The outputs of every layer for one image (784 bytes), logits last. */
  activations(spec: Spec, weights: Tensors, image: Uint8Array): Promise<readonly Float64Array[]>
  /** One image through `count` dropout masks. */
  thinned(spec: Spec, weights: Tensors, image: Uint8Array, count: number): Promise<Thinned>
  /** Ends the worker. The next call makes another. */
  close(): void
}

export interface TrainerOptions {
  /** The site's address, absolute, with a slash at its end. */
  base: string
  /** Told, in a sentence for the reader, when a run goes on with another engine. */
  onNotice?: (says: string) => void
  /** The reader's own data by its name, `own:` and a hash; unless given, from this browser's storage. */
  own?: (name: string) => Promise<Data | undefined>
  /** For tests. */
  worker?: () => Hung
  patience?: number
}

const labels: Record<EngineName, string> = { webgpu: 'WebGPU', assembly: 'WebAssembly of our own', wasm: 'WebAssembly', cpu: 'plain JavaScript', float64: '64-bit JavaScript' }

const stored = async (name: string) => (await import('./own/store.ts')).own.find(name)

export function createTrainer({ base, onNotice, own = stored, worker = () => spawn(base), patience }: TrainerOptions): Trainer {
  let waking: Waking | undefined
  let reached: Line | undefined
  let connecting: Promise<Line> | undefined
  let images: { progress: Progress; tell: (progress: Progress) => void } | undefined
  let opened: { name: string; onImages: ((progress: Progress) => void) | undefined } | undefined
  let engine: EngineName | undefined
  let versions: Readonly<Record<string, string>> = {}
  let threads = 1
  /** What `auto` came to on this page. */
  let chosen: EngineName | undefined
  /** The kinds of work that it was timed on. */
  const timed = new Set<string>()
  const failed = new Map<EngineName, string>()

  const arrive = ({ at, of, images: bytes, labels: keys }: { at: number; of: number; images: Uint8Array; labels: Uint8Array }) => {
    if (!images) return
    const { progress, tell } = images
    const whole = progress.of === of ? progress : { of, ready: 0, images: new Uint8Array(of * pixels), labels: new Uint8Array(of) }
    whole.images.set(bytes, at * pixels)
    whole.labels.set(keys, at)
    images = { tell, progress: { ...whole, ready: at + keys.length } }
    tell(images.progress)
  }

  /** The line to the worker once it is ready to be asked; whoever asks meanwhile waits for the same. */
  const connect = (): Promise<Line> => {
    if (connecting) return connecting
    const mine = awaken(
      () => lineTo(worker(), arrive, patience),
      (seconds) => onNotice?.(`The training worker has not started within ${seconds} seconds. A second one is started beside it.`),
      patience,
    )
    waking = mine
    const ready = (async () => {
      const here = await mine.awake
      if (waking === mine) reached = here
      // A new worker in the middle of a run has to load the data once more; nobody need see that.
      if (opened) await bring(here, opened.name, false)
      return here
    })()
    ready.catch((error: Error) => waking === mine && cut(error.message))
    return (connecting = ready)
  }
  /** A data set of the site is fetched by the worker; the reader's own is handed to it. */
  const bring = async (here: Line, name: string, sent: boolean): Promise<DataSummary> => {
    if (!name.startsWith('own:')) return here.ask('open', { name, folder: `${base}data/letters`, images: sent })
    const data = await mine(name)
    if (sent) images?.tell({ ready: data.labels.length, of: data.labels.length, images: data.images, labels: data.labels })
    return here.ask('give', { data })
  }
  const mine = async (name: string): Promise<Data> => {
    const data = await own(name)
    if (!data) throw new TrainingFault('data-missing', `Your own data ${name} are not in this browser (they were removed, or read in another one). Under “Own data”, read the same files again: the same files get the same name.`)
    return data
  }
  const cut = (reason: string) => {
    waking?.cut(reason)
    waking = connecting = reached = undefined
  }

  /** Weights go to a worker once, not with every question about them. */
  const sent = new WeakMap<Line, Tensors>()
  /** Counts looks: one that still waits for its data does not come after a newer one, which would give way to it. */
  let looks = 0
  const inspect = async <K extends 'look' | 'activations' | 'thinned'>(what: K, weights: Tensors, ask: Asks[K]['ask']): Promise<Asks[K]['answer']> => {
    const turn = what === 'look' ? ++looks : looks
    try {
      const here = await connect()
      const name = what === 'look' ? (ask as Asks['look']['ask']).spec.data : ''
      if (name.startsWith('own:') && opened?.name !== name) await here.ask('give', { data: await mine(name), aside: true })
      if (what === 'look' && turn !== looks) throw new Error('a newer look was asked for')
      const known = sent.get(here) === weights
      sent.set(here, weights)
      return await here.ask(what, known ? ask : { ...ask, weights })
    } catch (error) {
      throw error instanceof Refused && error.code === 'engine' ? new Error(error.message) : faultOf(error)
    }
  }

  /** What a start came to. @param quiet why is told otherwise */
  const note = (started: Started, spec: Spec, race: boolean, quiet: boolean) => {
    for (const { engine, reason } of started.skipped) failed.set(engine, reason)
    if (!race && !quiet && started.skipped.length > 0) onNotice?.(`${started.skipped.map(({ engine, reason }) => `${capital(labels[engine])} does not run here (${reason}).`).join(' ')} The run is on ${labels[started.engine]}.`)
    engine = started.engine
    versions = started.versions
    threads = started.threads
    if (race) {
      chosen = engine
      timed.add(workOf(spec))
    }
  }
  /** The engines to try for a spec, and whether they are timed. */
  const orderFor = (spec: Spec, wanted: 'auto' | EngineName, begun: boolean) => {
    const left = engineNames.filter((name) => !failed.has(name))
    const first = wanted === 'auto' ? chosen : wanted
    const order = first && left.includes(first) ? [first, ...left.filter((name) => name !== first)] : left
    const race = wanted === 'auto' && (order[0] !== chosen || (!begun && !timed.has(workOf(spec))))
    return { engines: race ? racing(order) : order, race }
  }
  /** Gives up the engine that failed, in a sentence. Throws what is no engine's failure, and where no engine is left. */
  const giveUp = (error: unknown, here: Line | undefined): string => {
    const engineFailed = error instanceof Silent || (error instanceof Refused && error.code === 'engine')
    const culprit = here?.trying
    // A line that was cut on purpose proves nothing about its engine.
    if (!engineFailed || !culprit || failed.has(culprit) || reached !== here) throw faultOf(error)
    cut(error.message)
    failed.set(culprit, error.message)
    if (failed.size === engineNames.length) throw new TrainingFault('no-engine', `No engine runs here. ${[...failed].map(([name, why]) => `${labels[name]}: ${why}`).join('. ')}.`)
    return `${capital(labels[culprit])} stopped (${error.message}).`
  }

  async function* ticks(spec: Spec, wanted: 'auto' | EngineName, from: Checkpoint | undefined, left: AbortSignal): AsyncGenerator<Tick, void> {
    let last = from
    let broken: string | undefined
    // Whoever asks for an engine by name gets another try.
    if (wanted !== 'auto') failed.delete(wanted)
    for (;;) {
      const { engines, race } = orderFor(spec, wanted, last !== undefined)
      let here: Line | undefined
      try {
        const there = (here = await connect())
        there.expect(longestWork(spec))
        const begin = (run: number) => there.ask('start', { run, spec, engines, race, ...(race && chosen && { earlier: chosen }), ...(last && { from: last }) })
        const begun = (started: Started) => {
          note(started, spec, race, broken !== undefined)
          if (broken) onNotice?.(`${broken} The run goes on with ${labels[started.engine]}, ${last?.epoch ? `from the end of epoch ${last.epoch}` : 'from its beginning'}.`)
          broken = undefined
          // Displaced, it comes back to the engine that it was on.
          wanted = started.engine
          return true
        }
        for await (const [run, sent] of stretch(there, 'next', left, begin, begun)) {
          const tick = tickOf(there, run, sent)
          if (tick.kind === 'epoch') last = await tick.checkpoint()
          yield tick
        }
        return
      } catch (error) {
        if (left.aborted) return
        if (!isDisplaced(error)) broken = giveUp(error, here)
      }
    }
  }

  async function* together(specs: readonly Spec[], wanted: 'auto' | EngineName, left: AbortSignal): AsyncGenerator<Row, void> {
    const first = wanted === 'auto' ? chosen : wanted
    if (first && !ensembling.includes(first)) return
    const [spec] = specs as readonly [Spec, ...Spec[]]
    if (wanted !== 'auto') failed.delete(wanted)
    let here: Line | undefined
    try {
      const { engines, race } = orderFor(spec, wanted, false)
      if (!engines.some((name) => ensembling.includes(name))) return
      const there = (here = await connect())
      there.expect(specs.length * longestWork(spec))
      const begin = (run: number) => there.ask('together', { run, specs, engines, race, ...(race && chosen && { earlier: chosen }) })
      const begun = (started: Asks['together']['answer']) => {
        note(started, spec, race, false)
        return started.pays
      }
      for await (const [run, sent] of stretch(there, 'row', left, begin, begun)) yield sent.ticks.map((tick) => tick && tickOf(there, run, tick))
    } catch (error) {
      // What another run took the place of is left to `ticks`, as is what failed.
      if (!left.aborted && !isDisplaced(error)) onNotice?.(`${giveUp(error, here)} Its runs go on one after another.`)
    }
  }

  return {
    get engine() {
      return engine
    },
    get versions() {
      return versions
    },
    get threads() {
      return threads
    },
    async open(data, onImages) {
      opened = undefined
      images = onImages && { progress: { ready: 0, of: 0, images: new Uint8Array(), labels: new Uint8Array() }, tell: onImages }
      try {
        const summary = await bring(await connect(), data, onImages !== undefined)
        opened = { name: data, onImages }
        return summary
      } catch (error) {
        cut('the data did not come')
        throw faultOf(error)
      }
    },
    ticks: (spec, { engine: wanted, from }) => leavable((left) => ticks(spec, wanted, from, left)),
    together: (specs, { engine: wanted }) => leavable((left) => together(specs, wanted, left)),
    look: (spec, weights, split) => inspect('look', weights, { spec, split, folder: `${base}data/letters` }),
    activations: async (spec, weights, image) => (await inspect('activations', weights, { spec, image })).layers,
    thinned: (spec, weights, image, count) => inspect('thinned', weights, { spec, image, count }),
    close() {
      cut('it was closed')
      opened = undefined
    },
  }
}

/** What a step costs, by. Seeds and rates cost nothing: runs that differ in them alone stay on one engine. */
const workOf = ({ layers, batch, activation, optimizer }: Spec) => [layers, batch, activation, optimizer].join(' ')

/** Our own is timed first: most often it wins, and then the others need few steps to lose. */
const racing = (order: readonly EngineName[]) => order.toSorted((a, b) => Number(b === 'assembly') - Number(a === 'assembly'))

function tickOf(line: Line, run: number, sent: SentTick): Tick {
  if (sent.kind === 'end') return sent
  if (sent.kind === 'step') return { ...sent, checkpoint: () => line.ask('checkpoint', { run }) }
  return { kind: 'epoch', record: sent.record, checkpoint: async () => sent.checkpoint }
}

/** Multiplications a millisecond of the slowest engine on the slowest machine that is to be waited for. */
const slowest = 50_000

/** Milliseconds for what a worker may do without a sign of life: to score a portion of images. */
const longestWork = (spec: Spec) => (portion * layersOf(spec).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0)) / slowest

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
