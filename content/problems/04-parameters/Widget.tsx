import { useMemo, useState } from 'react'
import { isFault } from '../../../src/fields/field.ts'
import type { Store } from '../../../src/fields/store.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Presets } from '../../../src/widgets/kit/Presets.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Architecture } from './Architecture.tsx'
import { replaced } from './edit.ts'
import { drawn } from './entries.ts'
import { layersField, plannedOf } from './field.ts'
import { Giants } from './Giants.tsx'
import type { Row } from './layers.ts'
import { Knobs } from './Knobs.tsx'
import { LayerText } from './LayerText.tsx'
import { Ledger } from './Ledger.tsx'
import { Old } from './Old.tsx'
import problem, { type Inputs } from './problem.ts'
import type { Item } from './stack.ts'
import { StackList } from './StackList.tsx'
import { Worked } from './Worked.tsx'

/** The row of a path, or the first row where the stack has none such any more. */
function find(rows: readonly Row[], path: string): Row | undefined {
  const [at, list, ...rest] = path.split('.')
  const row = rows[Number(at)]
  return list === undefined || !row ? row : find(row.inside[Number(list)] ?? [], rest.join('.'))
}

export default function Parameters({ store, embedded = false, locked = [], bare = false, part }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [path, setPath] = useState('2')
  const [did, setDid] = useState('')
  const set = (change: Partial<Inputs>) => (store as unknown as Store<typeof problem.inputs>).set(change, 'reader')
  const { input, entries } = useMemo(() => drawn(state, result), [state, result])
  const steps = problem.steps(state)
  if (part === 'steps') return <Ledger entries={entries} steps={steps} result={result} />

  const old = state.variant === 'lenet-1998'
  const rows = old ? [] : plannedOf(state.layers).plan.rows
  const row = find(rows, path) ?? rows.at(-1)
  const layer = row?.layers[0]
  const chosen = row?.path ?? ''
  const own = layer && row.inside.length === 0 ? steps.filter(({ id }) => id.endsWith(`_${layer.k}`)) : []
  const name = own[0]?.says.split(',')[0] ?? ''
  const held = locked.includes('layers')
  /** @returns why the chosen layer cannot be changed to this one */
  const change = (item: Item): string | undefined => {
    const read = layersField.read(replaced(plannedOf(state.layers).stack, chosen, item))
    if (isFault(read)) return read.fault
    setDid('')
    set({ layers: read })
    return undefined
  }
  const Heading = embedded ? 'h2' : 'h3'
  const total = (result['total'] ?? 0).toLocaleString('en')
  return (
    <figure className="fig parameters" id="parameters">
      <figcaption>
        <span>
          <b>Change a row or the text:</b> both are the same network.
        </span>
        {!bare && <Presets store={store as never} presets={problem.presets as never} locked={locked} own="LeNet-5, as built today" label="network" />}
      </figcaption>
      <Architecture input={input} entries={entries} chosen={chosen.split('.')[0]} />
      <Giants entries={entries} chosen={chosen.split('.')[0]} />
      {old ? (
        <Old entries={entries} result={result} onBack={bare || locked.includes('variant') ? undefined : () => set({ variant: 'modern' })} />
      ) : (
        <div className="edit">
          <StackList
            layers={state.layers}
            result={result}
            chosen={chosen}
            locked={held}
            bare={bare}
            onChoose={setPath}
            onChange={(layers, says) => {
              setDid(says)
              set({ layers })
            }}
          />
          <div className="beside">
            <LayerText
              value={state.layers}
              locked={held}
              onChange={(layers) => {
                setDid('')
                set({ layers })
              }}
            />
            {layer && own.length > 0 && (
              <section className="one" aria-label="The chosen layer, worked out">
                <Heading className="minor">{name}, worked out</Heading>
                {!bare && <Knobs key={row.path} item={layer.item} name={name} locked={held} onChange={change} />}
                <Worked name={name} steps={own} result={result} />
              </section>
            )}
            {row && row.inside.length > 0 && <p className="hint">A group of {row.layers.length} layers. Unfold it to change them.</p>}
          </div>
        </div>
      )}
      {!bare && <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="parameters" title={problem.title} chapter="problems/04-parameters" />}
      <Announce says={`${did} ${total} parameters, ${(result['macs'] ?? 0).toLocaleString('en')} multiply-adds.`.trim()} />
    </figure>
  )
}
