import { useCallback, useMemo } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { Presets } from '../../../src/widgets/kit/Presets.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Controls } from './Controls.tsx'
import { ConventionTable } from './ConventionTable.tsx'
import { CountSteps } from './CountSteps.tsx'
import { given, type inputs, type Layer } from './layer.ts'
import { Picture } from './Picture.tsx'
import problem from './problem.ts'
import { Totals } from './Totals.tsx'

/** The convolution and its pooling: a window on the padded input, and what it costs. */
export default function ConvFlops({ store: shared, embedded = false, locked = [], bare = false, part }: ViewProps) {
  const store = shared as unknown as Store<typeof inputs>
  const layer = useFields(store)
  const result = useResult(shared)
  const set = useCallback((change: Partial<Layer>) => store.set(change, 'reader'), [store])
  const known = useMemo(() => given(layer), [layer])
  const totalOf = (convention: Layer['convention']) => problem.steps({ ...layer, convention }).find(({ id }) => id === 'total')!

  if (part === 'steps') return <CountSteps steps={problem.steps(layer)} result={result} given={known} />
  if (part === 'conventions')
    return <ConventionTable chosen={layer.convention} totalOf={totalOf} known={{ ...known, ...result }} locked={locked.includes('convention')} onChoose={(convention) => set({ convention })} />

  return (
    <figure className="fig conv-flops" id="conv-flops">
      <figcaption>
        <span>
          <b>Change any underlined number,</b> or drag the window over the input.
        </span>
        {!bare && <Presets store={store} presets={problem.presets ?? {}} locked={locked} own="the problem’s own" label="layer:" />}
      </figcaption>
      <Controls layer={layer} locked={locked} onChange={set} />
      <Picture layer={layer} result={result} />
      <Totals layer={layer} result={result} />
      {!bare && <Changes store={shared} locked={locked} own="the problem’s own numbers" />}
      {!bare && <Tools store={shared} problem={problem} embedded={embedded} locked={locked} widget="conv-flops" title={problem.title} chapter="problems/03-conv-flops" />}
      <Announce says={`input ${layer.height} by ${layer.width} by ${layer.channels}; output ${result.out_height} by ${result.out_width}, pooled ${result.pool_height} by ${result.pool_width}; total ${(result.total ?? 0).toLocaleString('en')}`} />
    </figure>
  )
}
