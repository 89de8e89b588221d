import { useId } from 'react'
import type { Store } from '../../fields/store.ts'
import { useFields } from '../kit/useStore.ts'
import { Control } from './Control.tsx'
import Costs from './Costs.tsx'
import { type LabFields, specOf } from './fields.ts'
import { Layers } from './Layers.tsx'

/** The fields in groups. The learning rate stands above; what only an address or a sweep sets stands elsewhere. */
const groups: readonly (readonly [says: string, keys: readonly (keyof LabFields)[]])[] = [
  ['The network', ['activation', 'initialization', 'dropout', 'bug']],
  ['How it learns', ['optimizer', 'momentum', 'batch', 'weightDecay', 'epochs', 'patience']],
  ['What it learns from', ['data', 'trainingImages', 'seed']],
  ['This machine', ['engine', 'away']],
]

/** The whole spec as a form. */
export default function AllControls({ store, locked }: { store: Store<LabFields>; locked: readonly string[] }) {
  const id = useId()
  const spec = specOf(useFields(store))
  return groups.map(([says, keys], i) => (
    <div key={says} className="group" role="group" aria-labelledby={`${id}-${i}`}>
      <p className="t" id={`${id}-${i}`}>
        {says}
      </p>
      {i === 0 && <Layers store={store} locked={locked} />}
      {i === 0 && <Costs spec={spec} />}
      <div className="fields">
        {keys.map((key) => (
          <Control key={key} store={store} id={key} locked={locked.includes(key)} />
        ))}
      </div>
    </div>
  ))
}
