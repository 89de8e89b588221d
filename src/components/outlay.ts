import type { Spec } from '../runs/spec.ts'
import { type Caution, estimate, type Graphics, type Host, type Told } from './graphics.ts'

/** A fact from elsewhere, with the place where it is told. */
export interface Cited {
  readonly says: string
  /** Who tells it. */
  readonly by: string
  readonly at: string
}

/** Dollars an hour, from the least to the most. */
export interface Price {
  readonly least: number
  readonly most: number
  readonly from: readonly Cited[]
}

/** A rented core: a quarter of a c5.2xlarge, eight of whose virtual processors are four cores. */
export const core: Price & { readonly name: string } = {
  name: 'a rented core',
  least: 0.34 / 4,
  most: 0.34 / 4,
  from: [{ says: 'Amazon’s c5.2xlarge has four cores and costs $0.34 an hour', by: 'Amazon', at: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/weights-spot-price-per-unit-hour-example.html' }],
}

/** A laptop's graphics processor at its most, and electricity. */
const perHour = (115 / 1000) * 0.19

/** Graphics processors that nothing here ran on, and what an hour of each costs. The clock of the first is that of its lowest power. */
export const machines: readonly (Graphics & { readonly where: string; readonly source: Cited; readonly price: Price })[] = [
  {
    where: 'Laptop',
    name: 'GeForce RTX 4060',
    peak: 3072 * 2 * 1.47e9,
    bandwidth: 256e9,
    source: { says: '3,072 cores, each a multiply-add a cycle, 1.47 GHz and more, 256 GB/s, at most 115 W', by: 'data-check.eu', at: 'https://data-check.eu/en/nvidia-geforce-rtx-4060-laptop-gpu/' },
    price: { least: perHour, most: perHour, from: [{ says: 'electricity is $0.19 a kilowatt-hour, the average of U.S. cities in June 2025', by: 'FRED', at: 'https://fred.stlouisfed.org/series/APU000072610' }] },
  },
  {
    where: 'Data center',
    name: 'NVIDIA H100 SXM',
    peak: 66.9e12,
    bandwidth: 3.35e12,
    source: { says: '66.9 TFLOP/s in float32 without tensor cores, 3.35 TB/s', by: 'Lockwood', at: 'https://glennklockwood.com/garden/processors/h100' },
    price: { least: 2.35, most: 6.88, from: [{ says: 'it is rented for $2.35 to $6.88 an hour (early 2026)', by: 'CompuX', at: 'https://compux.net/docs/guides/gpu-pricing-trends-2026' }] },
  },
]

/** A tenth of both peaks, and for every dispatch the most that was measured on Vulkan, though the host's seconds hold part of it already. */
export const caution: Caution & { readonly from: Cited } = {
  reached: 0.1,
  dispatch: 36e-6,
  from: { says: 'a dispatch takes 24 to 36 microseconds on Vulkan', by: 'Maczan 2026', at: 'https://arxiv.org/abs/2604.02344' },
}

/** Hours and dollars of all specs, each from the least to the most. */
export interface Outlay {
  readonly hours: readonly [least: number, most: number]
  readonly dollars: readonly [least: number, most: number]
  /** Hours of the processor beside it, which hold from below. */
  readonly host: number
}

/** What `estimate` tells of these specs, in hours and money. */
export function outlayOn(machine: (typeof machines)[number], specs: readonly Spec[], told: readonly Told[], host: Host, scored: readonly number[], share: number): Outlay {
  const seconds = estimate(specs, told, host, machine, caution, scored, share)
  const hours = [seconds.best / 3600, seconds.cautious / 3600] as const
  return { hours, dollars: [hours[0] * machine.price.least, hours[1] * machine.price.most], host: seconds.host / 3600 }
}

/** The same of cores of a processor. @param hours of one core */
export const outlayOfCores = (hours: number, cores: number): Outlay => ({ hours: [hours / cores, hours / cores], dollars: [hours * core.least, hours * core.most], host: hours / cores })

/** A span of time as people say it: minutes up to two hours, to two digits. */
export function spanOf([least, most]: readonly [number, number]): string {
  const inHours = most >= 2
  const [a, b] = [least, most].map((hours) => Number((inHours ? hours : 60 * hours).toPrecision(2)))
  return `${a === b ? a : `${a} to ${b}`} ${inHours ? 'hours' : 'minutes'}`
}

/** Money as people say it. */
export function moneyOf([least, most]: readonly [number, number]): string {
  if (most < 0.005) return 'less than a cent'
  const [a, b] = [least, most].map((dollars) => `$${dollars.toFixed(2)}`)
  return a === b ? a! : `${a} to ${b}`
}
