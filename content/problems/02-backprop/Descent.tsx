import type { Field } from '../../../src/fields/field.ts'
import type { Result } from '../../../src/fields/store.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { format } from '../../../src/math/format.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { Symbol } from '../../../src/widgets/kit/Symbol.tsx'
import { Curve } from './Curve.tsx'
import { Losses } from './Losses.tsx'
import type { Inputs } from './problem.ts'

interface Props {
  values: Inputs
  result: Result
  path: string
  loss: (values: Inputs) => number
  fields: { readonly rate: Field<number>; readonly steps: Field<number> }
  onChange: (change: Partial<Inputs>) => void
  /** The states of a descent from here, the present one first. */
  descent: readonly Inputs[]
  /** How many numbers a step moves. */
  moved: number
  /** Level of its two headings: in a frame of its own they stand right under the title. */
  heading: 'h2' | 'h3'
  locked: readonly string[]
  onFault: (id: string, fault: string | undefined) => void
}

/** Half the nudge of the finite difference: the error of a central difference falls with its square, rounding grows below it. */
export const nudge = 1e-5

const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** The gradient found a second way, and what one step against it does to the loss. */
export function Descent({ values, result, path, loss, fields, onChange, descent, moved, heading: Heading, locked, onFault }: Props) {
  const key = path as keyof Inputs
  const measured = centralDifference((w) => loss({ ...values, [key]: w }), values[key] as number, nudge)
  const slope = result[`dL_d${path}`]!
  const { steps } = values
  const whole = descent.length > steps
  const losses = steps > 1 ? descent.map(loss) : []
  const after = whole ? (losses.at(-1) ?? loss(descent.at(-1)!)) : NaN
  return (
    <div className="side">
      <section aria-label="Two ways to the same number">
        <Heading className="minor">Two ways to the same number</Heading>
        <dl>
          <dt>by the chain rule</dt>
          <dd title={String(slope)} suppressHydrationWarning>{format(slope, 8)}</dd>
          <dt>
            by nudging <Symbol id={path} className={(values[key] as number) < 0 ? 'wneg' : 'wpos'} />
            <span className="vh">{path}</span>
          </dt>
          <dd title={String(measured)} suppressHydrationWarning>{format(measured, 8)}</dd>
        </dl>
        <p className="agree">
          They differ by <span suppressHydrationWarning>{format(Math.abs(measured - slope), 1)}</span>. The nudge is ±{format(nudge, 1)}.
        </p>
      </section>
      <section aria-label="One step downhill">
        <Heading className="minor">One step downhill</Heading>
        <div className="bar">
          <label className="rate">
            learning rate <NumberField field={fields.rate} value={values.rate} locked={locked.includes('rate')} onChange={(rate) => onChange({ rate })} onFault={(fault) => onFault('rate', fault)} />
          </label>
          <label className="rate">
            steps <NumberField field={fields.steps} value={steps} locked={locked.includes('steps')} onChange={(next) => onChange({ steps: next })} onFault={(fault) => onFault('steps', fault)} />
          </label>
          <button className="b main" type="button" disabled={!whole} onClick={() => onChange(descent.at(-1)!)}>
            {steps === 1 ? `Step all ${words[moved] ?? moved}` : `Take ${steps} steps`}
          </button>
        </div>
        <dl>
          <dt>
            <Symbol id="L" className="loss" />
            <span className="vh">loss</span> now
          </dt>
          <dd title={String(result.L)} suppressHydrationWarning>{format(result.L!)}</dd>
          <dt>{steps === 1 ? 'after the step' : `after ${steps} steps`}</dt>
          <dd title={String(after)} suppressHydrationWarning>{format(after)}</dd>
        </dl>
        {steps > 1 && <Losses losses={losses} />}
      </section>
      <Curve path={path} value={values[key] as number} slope={slope} loss={(w) => loss({ ...values, [key]: w })} />
    </div>
  )
}
