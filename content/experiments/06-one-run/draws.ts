import { draw } from '../../../src/math/random.ts'
import { mean } from '../../../src/math/stats/mean.ts'

/** What one run came to at the epoch that early stopping chose; errors as fractions. */
export interface Chosen {
  readonly seed: number
  readonly epoch: number
  readonly training: number
  readonly validation: number
  readonly test: number
}

/** One of the nine, with its runs over matched seeds. */
export interface Network {
  readonly says: string
  readonly runs: readonly Chosen[]
}

/** An error of one network, by its place among the nine, that is said to be lower than that of another. */
export interface Lower {
  readonly lower: number
  readonly higher: number
  readonly split: 'training' | 'validation' | 'test'
}

/** A sentence of the original as the comparisons that make it up. */
export interface Sentence {
  readonly says: string
  readonly parts: readonly Lower[]
}

const below = (parts: readonly Lower[], of: (network: number) => Chosen) => parts.every(({ lower, higher, split }) => of(lower)[split] < of(higher)[split])

/** Whether someone with these nine runs, one of each network, would have written the sentence. Equal is not lower. */
export const reached = ({ parts }: Sentence, drawn: readonly Chosen[]): boolean => below(parts, (network) => drawn[network]!)

/** The n-th draw: one run of each network, whatever its seed. The same n always gives the same draw. */
export function drawOf(networks: readonly Network[], n: number): Chosen[] {
  const random = draw('one run', n)
  return networks.map(({ runs }) => runs[Math.floor(random() * runs.length)]!)
}

/**
 * The share of all draws in which the sentence is reached, exactly. Each comparison joins two networks and together they
 * form a tree (a star around the least, a chain of falls), so the draws need not be listed: for every run of a network
 * the shares that its neighbors allow are multiplied, from the leaves on.
 */
export function shareOf({ parts }: Sentence, networks: readonly Network[]): number {
  const allowed = (at: number, from?: number): number[] => {
    const joining = parts.filter(({ lower, higher }) => (lower === at || higher === at) && lower !== from && higher !== from)
    const branches = [...Map.groupBy(joining, ({ lower, higher }) => (lower === at ? higher : lower))].map(([to, some]) => ({ to, some, onward: allowed(to, at) }))
    return networks[at]!.runs.map((run) =>
      branches.reduce((product, { to, some, onward }) => product * mean(networks[to]!.runs.map((other, i) => (below(some, (network) => (network === at ? run : other)) ? onward[i]! : 0))), 1),
    )
  }
  return mean(allowed(parts[0]!.lower))
}
