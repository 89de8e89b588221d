import { useMemo, useState } from 'react'
import { count, percent, rate } from '../../../charts/numbers.ts'
import { type Confusion, confusion } from '../../../runs/inspect/confusion.ts'
import { type Spec, specFields } from '../../../runs/spec.ts'
import { NumberField } from '../../kit/NumberField.tsx'
import type { Lab } from '../lab.ts'
import { Switch } from '../Switch.tsx'
import { Histograms } from './Histograms.tsx'
import { Matrix } from './Matrix.tsx'
import { neverSays, type Seed, seedsSay } from './seeds.ts'
import { SeedsTable } from './SeedsTable.tsx'
import type { Sight } from './sight.ts'
import { deadSpec } from './small.ts'
import { useSmall } from './useSmall.ts'

const many = 12
const words = { 'relu-logits': 'with a ReLU on the output', none: 'without' }

function seedOf({ spec, looked, given }: Sight): Seed {
  const { never, wrong, of } = confusion(looked.labels, given)
  return { seed: spec.seed, never, error: wrong / of }
}

const captionOf = ({ spec }: Sight, { wrong, of }: Confusion) => `Seed ${spec.seed}, ${words[spec.bug]}: ${wrong} of ${count(of)} wrong, ${percent(wrong / of)}`

/** What came of one network, in words. */
function sightSays(sight: Sight): string {
  const matrix = confusion(sight.looked.labels, sight.given)
  return `${captionOf(sight, matrix)}. ${neverSays(matrix.never, sight.names)}`
}

/** One network of the two: its matrix, and beside it where its ten outputs lie. */
function Side({ sight }: { sight: Sight }) {
  const { looked, given, names, spec } = sight
  const matrix = useMemo(() => confusion(looked.labels, given), [looked, given])
  return (
    <div className="half" data-bug={spec.bug}>
      <Matrix matrix={matrix} names={names} caption={captionOf(sight, matrix)} />
      <Histograms logits={looked.logits} names={names} caption="Its ten outputs over the same images, one panel a letter." />
    </div>
  )
}

/** A network with a ReLU on its output that never answers one of ten letters, beside the same seed without it, and over seeds. */
export default function DeadClass({ lab }: { lab: Lab }) {
  const [seed, setSeed] = useState(deadSpec.seed)
  const [beside, setBeside] = useState<'no' | 'yes'>('no')
  const [sights, setSights] = useState<readonly Sight[]>([])
  const [seeds, setSeeds] = useState<readonly Seed[]>([])
  /** Which of the two was asked for last: it is what the status says when the training ends. */
  const [last, setLast] = useState<'sights' | 'seeds'>('sights')
  const { busy, fault, train: start, stop } = useSmall(lab)
  const train = (asked: typeof last, ...work: Parameters<typeof start>) => {
    setLast(asked)
    start(...work)
  }
  const keep = (sight: Sight) => setSights((before) => [...before.filter((s) => s.spec.seed === sight.spec.seed && s.spec.bug !== sight.spec.bug), sight])
  const says = (spec: Spec) => `Training seed ${spec.seed}, ${words[spec.bug]}.`
  const specs = (both: boolean): Spec[] => [{ ...deadSpec, seed }, ...(both ? [{ ...deadSpec, seed, bug: 'none' as const }] : [])]
  const turn = (next: 'no' | 'yes') => {
    setBeside(next)
    const done = sights.some((s) => s.spec.bug === 'none' && s.spec.seed === seed)
    if (next === 'yes' && !done && sights.some((s) => s.spec.seed === seed)) train('sights', specs(true).slice(1), says, keep)
  }
  const shown = sights.filter(({ spec }) => spec.bug !== 'none' || beside === 'yes').toSorted((a, b) => Number(a.spec.bug === 'none') - Number(b.spec.bug === 'none'))
  return (
    <figure className="fig lab-figure dead-class" aria-busy={busy !== undefined}>
      <figcaption>
        <span>
          <b>One letter of ten, never answered.</b> A small network, trained in this page: {deadSpec.layers} hidden units, {count(deadSpec.trainingImages)} letters, {deadSpec.epochs} epochs, rate {rate(deadSpec.learningRate)}.
        </span>
      </figcaption>
      <div className="bar">
        <label className="seed">
          <span>seed</span>
          <NumberField field={specFields.seed} value={seed} onChange={setSeed} label="seed" />
        </label>
        <button type="button" className="b main" onClick={() => (busy ? stop() : train('sights', specs(beside === 'yes'), says, keep))}>
          {busy ? 'Stop' : 'Train it with the bug'}
        </button>
        <Switch says="The same seed without the bug beside it" options={{ no: 'no', yes: 'yes' }} value={beside} onChange={turn} />
      </div>
      {seed === deadSpec.seed && sights.length === 0 && <p className="help">Seed {deadSpec.seed} is known to lose a letter. Others lose none, or several.</p>}
      <p className={busy ? 'help' : 'vh'} role="status">
        {busy ?? (last === 'seeds' ? seedsSay(seeds) : shown.map(sightSays).join(' '))}
      </p>
      {fault && <p className="says stop">{fault}</p>}
      <div className="sides">
        {shown.map((sight) => (
          <Side key={sight.spec.bug} sight={sight} />
        ))}
      </div>
      <div className="bar">
        <button
          type="button"
          className="b"
          onClick={() => {
            if (busy) return stop()
            setSeeds([])
            train('seeds', Array.from({ length: many }, (_, i) => ({ ...deadSpec, seed: i + 1 })), (spec, at) => `Training seed ${spec.seed} with the bug, ${at + 1} of ${many}.`, (sight) => setSeeds((before) => [...before, seedOf(sight)]))
          }}
        >
          {busy ? 'Stop' : `Train seeds 1 to ${many} with the bug`}
        </button>
      </div>
      {seeds.length > 0 && <SeedsTable seeds={seeds} />}
      <p className="found">Shown here: a ReLU on the output can silence a letter for good, with some seeds and not with others. Not shown: that the original’s strange runs had this fault.</p>
    </figure>
  )
}
