import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Grid } from '../../../src/runs/grid.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { idxImages, idxLabels } from '../../../src/training/own/testing.ts'
import { synthetic } from '../../../src/training/testing/synthetic.ts'

/** A set of tasks that takes a moment: small images of its own, and a grid of one network over seeds. For tests. */
export interface Small {
  readonly runs: string
  /** What names them on the command line. */
  readonly args: readonly string[]
}

const spec: Spec = { ...defaultSpec, layers: '120', batch: 10, epochs: 4, learningRate: 0.01 }

/** @param seeds how many runs are wanted; calling it again with more adds to the list */
export async function small(folder: string, seeds: number, change: Partial<Spec> = {}): Promise<Small> {
  const [data, grids, runs] = [join(folder, 'data'), join(folder, 'grids'), join(folder, 'runs')]
  await mkdir(data, { recursive: true })
  await mkdir(join(grids, '01-rates'), { recursive: true })
  const { images, labels } = synthetic(360, 0, 0)
  await writeFile(join(data, 'images-idx3-ubyte'), idxImages(images))
  await writeFile(join(data, 'labels-idx1-ubyte'), idxLabels([...labels]))
  const grid: Grid = { groups: [{ says: 'seeds', specs: Array.from({ length: seeds }, (_, i) => ({ ...spec, ...change, seed: i + 1 })) }] }
  await writeFile(join(grids, '01-rates', 'grid.ts'), `export default ${JSON.stringify(grid)}\n`)
  return { runs, args: ['--data', data, '--grids', grids, '--runs', runs] }
}

export interface Said {
  readonly event: string
  readonly id?: string
}

/** The script as a process of its own. */
export class Pretrain {
  readonly child: ChildProcess
  /** What it said so far, one event a line. */
  readonly said: Said[] = []
  readonly ended: Promise<{ status: number | null; says: string }>
  private told: () => void = () => undefined

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ['scripts/pretrain.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } })
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      if (line.startsWith('{')) this.said.push(JSON.parse(line) as Said)
      this.told()
    })
    let says = ''
    this.child.stderr!.on('data', (text: Buffer) => (says += String(text)))
    this.ended = once(this.child, 'close').then(([status]) => {
      this.told()
      return { status: status as number | null, says }
    })
  }

  /** Resolves once it has said so many things, or has ended. */
  async until(events: number): Promise<void> {
    while (this.said.length < events && this.child.exitCode === null) await new Promise<void>((resolve) => (this.told = resolve))
  }

  /** Answers whether it was still at work. */
  async kill(): Promise<boolean> {
    this.child.kill('SIGKILL')
    await this.ended
    return this.child.signalCode === 'SIGKILL'
  }
}
