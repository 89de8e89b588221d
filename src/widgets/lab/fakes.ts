import { expect, vi } from 'vitest'
import type { Epoch } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import type { EngineName, Trainer } from '../../training/client.ts'
import { uninspected } from '../../training/testing/uninspected.ts'
import type { Checkpoint, Tick } from '../../training/train.ts'
import { openLab } from './fields.ts'
import { createLab } from './lab.ts'
import type { Snapshot } from './snapshot.ts'
import { browserOf } from './testing.ts'

const stepsPerEpoch = 3

/** An epoch whose numbers depend on the spec and on every weight before it, as in a real run. */
function record(spec: Spec, epoch: number, weight: number): Epoch {
  const at = (part: number) => ({ error: 0.1 / (weight + part), loss: 1 / (weight + part) })
  return { epoch, train: at(1), validation: at(0.5 + spec.seed / 10), test: at(0.4), seconds: 2 }
}

/** For tests: a trainer without a worker: every step adds the learning rate to one weight. Counts what is open. */
export function fake(options: { diverge?: number; broken?: Error; hash?: string } = {}) {
  const log = { open: 0, opened: [] as string[], engines: [] as string[] }
  let inUse: EngineName | undefined
  const trainer: Trainer = {
    get engine() {
      return inUse
    },
    versions: {},
    ...uninspected,
    async open(data) {
      if (options.broken) throw options.broken
      log.opened.push(data)
      return { name: data, hash: options.hash ?? 'h', counts: { train: 6, validation: 4, test: 2 } }
    },
    async *ticks(spec, { engine, from }): AsyncGenerator<Tick, void> {
      log.open++
      log.engines.push(engine)
      inUse = engine === 'auto' ? 'wasm' : engine
      try {
        let weight = from ? from.weights.W1![0]! : 1 + spec.seed
        let done = from?.step ?? 0
        const checkpoint = (epoch: number, step: number, w: number) => async (): Promise<Checkpoint> => ({ epoch, step, weights: { W1: Float32Array.of(w) }, optimizer: {} })
        for (let epoch = (from?.epoch ?? 0) + 1; epoch <= spec.epochs; epoch++) {
          for (let step = done + 1; step <= stepsPerEpoch; step++) {
            weight = Math.fround(weight + spec.learningRate * 1000)
            yield { kind: 'step', step, of: stepsPerEpoch, checkpoint: checkpoint(epoch - 1, step, weight) }
          }
          done = 0
          yield { kind: 'epoch', record: record(spec, epoch, weight), checkpoint: checkpoint(epoch, 0, weight) }
          if (epoch === options.diverge) {
            yield { kind: 'end', end: { diverged: epoch, likely: 'The learning rate is too large.' } }
            return
          }
        }
        yield { kind: 'end', end: 'finished' }
      } finally {
        log.open--
      }
    },
    close() {},
  }
  return { trainer, log }
}

/** A lab on it, and the errors that it told. */
export function begin(fakes = fake(), tab = browserOf().tab()) {
  const store = openLab()
  const errors: string[] = []
  let time = 0
  const lab = createLab({ store, trainer: async () => fakes.trainer, cabinet: tab.cabinet, ways: tab.ways, date: () => 1000, later: (paint) => paint(), now: () => (time += 10), onError: (code) => errors.push(code) })
  const until = (wanted: (s: Snapshot) => boolean) => vi.waitFor(() => expect(wanted(lab.get())).toBe(true))
  return { store, lab, errors, until, ...fakes }
}
