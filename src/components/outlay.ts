import { count } from '../charts/numbers.ts'
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

/** A c5.2xlarge, whose eight virtual processors are four cores: dollars an hour. */
const rented = { cores: 4, hour: 0.34 }

/** A rented core. */
export const core: Price = {
  least: rented.hour / rented.cores,
  most: rented.hour / rented.cores,
  from: [{ says: `a c5.2xlarge has ${rented.cores} cores and costs $${rented.hour} an hour`, by: 'Amazon', at: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/weights-spot-price-per-unit-hour-example.html' }],
}

/** The clock is that of its lowest power, the power its most. */
const laptop = { cores: 3072, gigahertz: 1.47, gigabytes: 256, watts: 115 }
/** Of a kilowatt-hour, in dollars. */
const electricity = 0.19
const center = { teraflops: 66.9, terabytes: 3.35, least: 2.35, most: 6.88 }
const perHour = (laptop.watts / 1000) * electricity

/** Graphics processors that nothing here ran on, and what an hour of each costs. */
export const machines: readonly (Graphics & { readonly where: string; readonly source: Cited; readonly price: Price })[] = [
  {
    where: 'Laptop',
    name: 'GeForce RTX 4060',
    peak: laptop.cores * 2 * laptop.gigahertz * 1e9,
    bandwidth: laptop.gigabytes * 1e9,
    source: { says: `${count(laptop.cores)} cores, each a multiply-add a cycle, ${laptop.gigahertz} GHz and more, ${laptop.gigabytes} GB/s, at most ${laptop.watts} W`, by: 'data-check.eu', at: 'https://data-check.eu/en/nvidia-geforce-rtx-4060-laptop-gpu/' },
    price: { least: perHour, most: perHour, from: [{ says: `electricity is $${electricity} a kilowatt-hour, the average of U.S. cities in June 2025`, by: 'FRED', at: 'https://fred.stlouisfed.org/series/APU000072610' }] },
  },
  {
    where: 'Data center',
    name: 'NVIDIA H100 SXM',
    peak: center.teraflops * 1e12,
    bandwidth: center.terabytes * 1e12,
    source: { says: `${center.teraflops} TFLOP/s in float32 without tensor cores, ${center.terabytes} TB/s`, by: 'Lockwood', at: 'https://glennklockwood.com/garden/processors/h100' },
    price: { least: center.least, most: center.most, from: [{ says: `it is rented for $${center.least} to $${center.most} an hour (early 2026)`, by: 'CompuX', at: 'https://compux.net/docs/guides/gpu-pricing-trends-2026' }] },
  },
]

/** Seconds of a dispatch on Vulkan, from the least to the most that was measured. */
const onVulkan = [24e-6, 36e-6] as const

/** A tenth of both peaks, and for every dispatch the most that was measured on Vulkan, though the host's seconds hold part of it already. */
export const caution: Caution & { readonly from: Cited } = {
  reached: 0.1,
  dispatch: onVulkan[1],
  from: { says: `a dispatch takes ${onVulkan.map((seconds) => Math.round(1e6 * seconds)).join(' to ')} microseconds on Vulkan`, by: 'Maczan 2026', at: 'https://arxiv.org/abs/2604.02344' },
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
