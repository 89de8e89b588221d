import type { Trainer } from '../client.ts'

const refuse = async (): Promise<never> => {
  throw new Error('this trainer looks at nothing')
}

/** What a stand-in for a trainer answers when it is asked to look inside a network, to train several as one, or on several threads. For tests. */
export const uninspected: Pick<Trainer, 'threads' | 'look' | 'activations' | 'thinned' | 'together'> = { threads: 1, look: refuse, activations: refuse, thinned: refuse, async *together() {} }
