import { defaultSpec, type Spec } from '../../runs/spec.ts'
import { attend, type Ground } from '../attend.ts'
import { createTrainer, type Tick } from '../client.ts'
import type { Engine, EngineName } from '../engines/engine.ts'
import { float64 } from '../engines/float64.ts'
import type { Hung } from '../line.ts'
import { synthetic } from './synthetic.ts'

export const data = synthetic(60, 20, 20)
export const spec: Spec = { ...defaultSpec, layers: '4', batch: 20, epochs: 4, learningRate: 0.01 }

const ports = new Set<MessagePort>()
/** After each test: an open channel keeps its process. */
export function hangUp(): void {
  for (const port of ports) port.close()
  ports.clear()
}

/** A worker in this process: the real ends of the line over a real channel. Terminated, it answers nothing more. */
export function workers(ground: Ground) {
  const made: Hung[] = []
  const worker = () => {
    const { port1, port2 } = new MessageChannel()
    for (const port of [port1, port2]) ports.add(port)
    attend(port2 as unknown as Hung, ground)
    for (const port of [port1, port2]) port.start()
    const hung = Object.assign(port1 as unknown as Hung, { terminate: () => port1.close() })
    made.push(hung)
    return hung
  }
  return { worker, made }
}

/** The 64-bit engine under another name, which may be told to fail. */
export const like = (name: EngineName, step?: (time: number) => void | Promise<void>): Engine => ({
  ...float64,
  name,
  async open(plan, start) {
    const session = await float64.open(plan, start)
    return {
      step: async (batch, time) => {
        await step?.(time)
        await session.step(batch, time)
      },
      gradients: (batch) => session.gradients(batch),
      logits: (images, count) => session.logits(images, count),
      read: () => session.read(),
      close: () => session.close(),
    }
  },
})
export const missing = async (): Promise<Engine> => {
  throw new Error('not here')
}
export const open = async () => data
export const load = { webgpu: missing, assembly: missing, wasm: async () => like('wasm'), cpu: async () => like('cpu'), float64: async () => float64 }

/** The training loss of every epoch, and the end. */
export const curveOf = async (ticks: AsyncIterable<Tick>) => {
  const curve: number[] = []
  let end: unknown
  for await (const tick of ticks) {
    if (tick.kind === 'epoch') curve.push(tick.record.train.loss)
    if (tick.kind === 'end') end = tick.end
  }
  return { curve, end }
}

/** A trainer on such a worker, and what it tells the reader. */
export function begin(ground: Partial<Ground> = {}, patience?: number) {
  const notices: string[] = []
  const { worker, made } = workers({ load, open, ...ground })
  const trainer = createTrainer({ base: 'http://here/', worker, onNotice: (says) => notices.push(says), ...(patience && { patience }) })
  return { trainer, notices, made }
}
