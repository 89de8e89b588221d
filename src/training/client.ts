import type { Spec } from '../runs/spec.ts'
import { type EngineName, engineNames } from './engines/engine.ts'
import { type Hung, type Line, lineTo, Refused, Silent } from './line.ts'
import type { Progress } from './load.ts'
import type { DataSummary, SentTick } from './messages.ts'
import { pixels } from './pixels.ts'
import { spawn } from './spawn.ts'
import type { Checkpoint, Tick } from './train.ts'

export type { EngineName } from './engines/engine.ts'
export type { Progress } from './load.ts'
export type { DataSummary } from './messages.ts'
export type { Checkpoint, Tick } from './train.ts'

/** Why there is no training, in a sentence for the reader. */
export class TrainingFault extends Error {
  override readonly name = 'TrainingFault'
  readonly code: 'data-missing' | 'data-corrupt' | 'no-engine'
  readonly says: string

  constructor(code: TrainingFault['code'], says: string) {
    super(says)
    this.code = code
    this.says = says
  }
}

/** Training from a page: all of it runs in a worker, which is made at the first call. */
export interface Trainer {
  /** Loads a data set. `onImages` is told what has arrived; the arrays are the same ones each time. Throws TrainingFault. */
  open(data: string, onImages?: (progress: Progress) => void): Promise<DataSummary>
  /**
   * A run, tick by tick, on the data opened last. When its engine fails, or its worker dies or falls silent, it goes on with
   * the next engine from its last epoch: no epoch comes twice, steps may. Throws TrainingFault when no engine is left.
   */
  ticks(spec: Spec, options: { engine: 'auto' | EngineName; from?: Checkpoint }): AsyncGenerator<Tick, void>
  /** The engine in use, from the first tick on, and what may change a bit of its results. */
  readonly engine: EngineName | undefined
  readonly versions: Readonly<Record<string, string>>
  /** Ends the worker. The next call makes another. */
  close(): void
}

export interface TrainerOptions {
  /** The site's address, absolute, with a slash at its end. */
  base: string
  /** Told, in a sentence for the reader, when a run goes on with another engine. */
  onNotice?: (says: string) => void
  /** For tests. */
  worker?: () => Hung
  patience?: number
}

const labels: Record<EngineName, string> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'plain JavaScript', float64: '64-bit JavaScript' }

export function createTrainer({ base, onNotice, worker = () => spawn(base), patience }: TrainerOptions): Trainer {
  let line: Line | undefined
  let images: { progress: Progress; tell: (progress: Progress) => void } | undefined
  let opened: { name: string; onImages: ((progress: Progress) => void) | undefined } | undefined
  let engine: EngineName | undefined
  let versions: Readonly<Record<string, string>> = {}
  /** What `auto` came to on this page. */
  let chosen: EngineName | undefined
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

  const connect = async (): Promise<Line> => {
    if (line) return line
    line = lineTo(worker(), arrive, patience)
    // A new worker in the middle of a run has to load the data once more; nobody need see that.
    if (opened) await line.ask('open', { name: opened.name, folder: `${base}data/letters`, images: false })
    return line
  }
  const cut = (reason: string) => {
    line?.cut(reason)
    line = undefined
  }

  async function* stretch(spec: Spec, order: readonly EngineName[], race: boolean, from: Checkpoint | undefined, broken: string | undefined): AsyncGenerator<Tick, void> {
    const here = await connect()
    const started = await here.ask('start', { spec, engines: order, race, ...(from && { from }) })
    for (const skipped of started.skipped) {
      failed.set(skipped.engine, skipped.reason)
      if (!race && !broken) onNotice?.(`${labels[skipped.engine]} does not run here (${skipped.reason}). The run is on ${labels[started.engine]}.`)
    }
    if (broken) onNotice?.(`${broken} The run goes on with ${labels[started.engine]}, ${from?.epoch ? `from the end of epoch ${from.epoch}` : 'from its beginning'}.`)
    engine = started.engine
    versions = started.versions
    if (race) chosen = engine
    try {
      for (let sent = await here.ask('next', {}); sent; sent = await here.ask('next', {})) yield tickOf(here, sent)
    } finally {
      if (line === here) here.ask('stop', {}).catch(() => undefined)
    }
  }

  return {
    get engine() {
      return engine
    },
    get versions() {
      return versions
    },
    async open(data, onImages) {
      opened = undefined
      images = onImages && { progress: { ready: 0, of: 0, images: new Uint8Array(), labels: new Uint8Array() }, tell: onImages }
      try {
        const summary = await (await connect()).ask('open', { name: data, folder: `${base}data/letters`, images: onImages !== undefined })
        opened = { name: data, onImages }
        return summary
      } catch (error) {
        cut('the data did not come')
        throw faultOf(error)
      }
    },
    async *ticks(spec, { engine: wanted, from }) {
      let last = from
      let broken: string | undefined
      // Whoever asks for an engine by name gets another try.
      if (wanted !== 'auto') failed.delete(wanted)
      for (;;) {
        const left = engineNames.filter((name) => !failed.has(name))
        const first = wanted === 'auto' ? chosen : wanted
        const order = first && left.includes(first) ? [first, ...left.filter((name) => name !== first)] : left
        const race = wanted === 'auto' && order[0] !== chosen
        try {
          for await (const tick of stretch(spec, race ? racing(order) : order, race, last, broken)) {
            if (tick.kind === 'epoch') last = await tick.checkpoint()
            yield tick
          }
          return
        } catch (error) {
          const engineFailed = error instanceof Silent || (error instanceof Refused && error.code === 'engine')
          const culprit = line?.trying
          if (!engineFailed || !culprit || failed.has(culprit)) throw faultOf(error)
          cut(error.message)
          failed.set(culprit, error.message)
          if (failed.size === engineNames.length) throw new TrainingFault('no-engine', `No engine runs here. ${[...failed].map(([name, why]) => `${labels[name]}: ${why}`).join('. ')}.`)
          broken = `${labels[culprit]} stopped (${error.message}).`
        }
      }
    },
    close() {
      cut('it was closed')
      opened = undefined
    },
  }
}

/** WebAssembly is timed first: most often it wins, and then the others need few steps to lose. */
const racing = (order: readonly EngineName[]) => order.toSorted((a, b) => Number(b === 'wasm') - Number(a === 'wasm'))

function tickOf(line: Line, sent: SentTick): Tick {
  if (sent.kind === 'end') return sent
  if (sent.kind === 'step') return { ...sent, checkpoint: () => line.ask('checkpoint', {}) }
  return { kind: 'epoch', record: sent.record, checkpoint: async () => sent.checkpoint }
}

function faultOf(error: unknown): Error {
  if (error instanceof Refused && error.code !== 'engine') return new TrainingFault(error.code, error.message)
  if (error instanceof Refused || error instanceof Silent) return new TrainingFault('no-engine', `The training worker could not start: ${error.message}. Reload the page.`)
  return error as Error
}
