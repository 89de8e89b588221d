import type { Trainer } from '../client.ts'

const refuse = async (): Promise<never> => {
  throw new Error('this trainer looks at nothing')
}

/** What a stand-in for a trainer answers when it is asked to look inside a network, or to train several as one. For tests. */
export const uninspected: Pick<Trainer, 'look' | 'activations' | 'thinned' | 'together'> = { look: refuse, activations: refuse, thinned: refuse, async *together() {} }
