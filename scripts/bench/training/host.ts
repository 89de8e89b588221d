import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Commands, type Host, shapeOf, type Told } from '../../../src/components/graphics.ts'
import { mean } from '../../../src/math/stats/mean.ts'
import { slopeOf } from '../../../src/math/stats/regression.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'

/** What `unheard.ts` prints of one spec. */
export interface Heard {
  readonly step: Commands
  readonly portion: Commands
  /** Seconds by the clock of whole runs, all networks and epochs together. */
  readonly runs: readonly { readonly networks: number; readonly seconds: number }[]
  /** How much there was to do: dispatches of all networks as one, and of each network images and outputs that dropout draws for. */
  readonly dispatches: number
  readonly images: number
  readonly masked: number
}

/** A process each: buffers that tfjs keeps for later use would fill the half gibibyte that the null backend lends. */
async function unheard(spec: Spec, networks: readonly number[] = []): Promise<Heard> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unheard.ts'), JSON.stringify({ spec, networks })])
  return JSON.parse(stdout) as Heard
}

/** The commands of every shape among these specs. */
export async function tell(specs: readonly Spec[]): Promise<Told[]> {
  const told: Told[] = []
  for (const [shape, [spec]] of Map.groupBy(specs, shapeOf)) {
    const { step, portion } = await unheard(spec!)
    told.push({ shape, step, portion })
  }
  return told
}

/** As many networks as fit into the memory of the null backend. */
const networks = [1, 2, 4] as const
/** Enough that the start of a run, which longer ones share out over more epochs, weighs little. */
const epochs = 3
const plain = ['1000', '100', '500,500'] as const

/**
 * What the processor takes, from whole runs on a device that computes nothing: seconds grow with the networks that are
 * computed as one by what each needs for itself, and what is left without any is for the dispatches.
 */
export async function hostHere(): Promise<Host> {
  const lines = []
  for (const layers of plain) lines.push(lineOf(await unheard({ ...defaultSpec, layers, epochs }, networks)))
  const image = mean(lines.map(({ each, images }) => each / images))
  const dropped = lineOf(await unheard({ ...defaultSpec, dropout: 0.5, epochs }, networks))
  const digits = (x: number) => Number(x.toPrecision(3))
  return { dispatch: digits(mean(lines.map(({ shared, dispatches }) => shared / dispatches))), image: digits(image), mask: digits(Math.max(0, dropped.each - dropped.images * image) / dropped.masked) }
}

/** @returns seconds of each network, and those that are left without any */
function lineOf({ runs, ...done }: Heard) {
  const [counts, seconds] = [runs.map(({ networks }) => networks), runs.map(({ seconds }) => seconds)]
  const each = slopeOf(counts, seconds)
  return { ...done, each, shared: Math.max(0, mean(seconds) - each * mean(counts)) }
}
