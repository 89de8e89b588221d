import type { Data } from './data.ts'
import { activations, look, thinned } from './look.ts'
import type { Asks } from './messages.ts'
import type { Tensors } from './network.ts'

type Inspecting = { [K in 'look' | 'activations' | 'thinned']: (ask: Asks[K]['ask']) => Promise<Asks[K]['answer']> }

/**
 * The worker's answers about a checkpoint. The weights stay from one question to the next; a look lets other questions
 * through between its portions, and gives up when a newer one comes.
 */
export function inspector(dataOf: (name: string, folder: string) => Promise<Data>, pulse: () => void): Inspecting {
  let weights: Tensors = {}
  let kept: Data | undefined
  let turn = 0
  const take = (sent: Tensors | undefined): Tensors => (weights = sent ?? weights)
  return {
    async look({ spec, weights: sent, folder, split }) {
      const [mine, these] = [++turn, take(sent)]
      kept = kept?.name === spec.data ? kept : await dataOf(spec.data, folder)
      return look(spec, these, kept, split, async () => {
        pulse()
        await new Promise((resolve) => setTimeout(resolve))
        if (mine !== turn) throw new Error('a newer look was asked for')
      })
    },
    activations: async ({ spec, weights: sent, image }) => ({ layers: activations(spec, take(sent), image) }),
    thinned: async ({ spec, weights: sent, image, count }) => thinned(spec, take(sent), image, count),
  }
}
