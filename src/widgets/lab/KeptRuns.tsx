import { points, rate } from '../../charts/numbers.ts'
import { Sparkline } from '../../charts/Sparkline.tsx'
import type { Store } from '../../fields/store.ts'
import type { LabFields } from './fields.ts'
import type { Lab } from './lab.ts'
import { differences } from './says.ts'
import type { Kept } from './snapshot.ts'

interface Props {
  store: Store<LabFields>
  kept: readonly Kept[]
  lab: Lab
  /** Validation images, for the count of wrong ones. */
  validation: number
}

/** The runs of this visit, last epoch each. A rate is a button that puts its run's fields back. */
export function KeptRuns({ store, kept, lab, validation }: Props) {
  return (
    <div className="kept">
      <div className="scroll">
        <table>
          <caption>Runs of this visit</caption>
          <thead>
            <tr>
              <th className="r">rate</th>
              <th className="r">seed</th>
              <th>what else</th>
              <th className="hide-s">validation</th>
              <th className="r">epochs</th>
              <th className="r">training %</th>
              <th className="r">validation %</th>
              <th className="r">test %</th>
              {validation > 0 && <th className="r hide-s">wrong of {validation.toLocaleString('en-US')}</th>}
              <th className="r hide-s">time</th>
            </tr>
          </thead>
          <tbody>
            {kept.map((k, i) => {
              const last = k.epochs.at(-1)!
              return (
                <tr key={i}>
                  <td className="r">
                    <button type="button" className="b plain" aria-label={`Learning rate ${rate(k.spec.learningRate)}: put these fields back`} onClick={() => store.set(k.spec, 'reader')}>
                      {rate(k.spec.learningRate)}
                    </button>
                  </td>
                  <td className="r">{k.spec.seed}</td>
                  <td>{differences(k.spec, ['learningRate', 'seed', 'epochs'])}</td>
                  <td className="hide-s">
                    <Sparkline values={k.epochs.map((e) => e.validation.error)} />
                  </td>
                  <td className="r">{last.epoch === k.spec.epochs ? last.epoch : `${last.epoch} of ${k.spec.epochs}`}</td>
                  <td className="r">{points(last.train.error)}</td>
                  <td className="r">{points(last.validation.error)}</td>
                  <td className="r">{points(last.test.error)}</td>
                  {validation > 0 && <td className="r hide-s">{Math.round(last.validation.error * validation)}</td>}
                  <td className="r hide-s">{k.epochs.reduce((sum, e) => sum + e.seconds, 0).toFixed(1)} s</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <button type="button" className="b plain" onClick={() => lab.clear()}>
        Clear the table
      </button>
    </div>
  )
}
