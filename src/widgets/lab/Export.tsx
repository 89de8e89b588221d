import { useRef, useSyncExternalStore } from 'react'
import { raster, standalone } from '../../charts/standalone.ts'
import { writeState } from '../../fields/state.ts'
import { csv, toldOf } from '../../runs/csv.ts'
import { modulesOf, pytorchProgram } from '../../runs/pytorch.ts'
import { type Spec, specFields } from '../../runs/spec.ts'
import { idx, safetensors, stateDictOf, tensorsOf, weightsJson } from '../../runs/tensors.ts'
import type { Checkpoint } from '../../training/client.ts'
import { Copy } from '../kit/Copy.tsx'
import { useFields } from '../kit/useStore.ts'
import { experimentSays } from './experimentSays.ts'
import { site, specOf, specText } from './fields.ts'
import { Import } from './Import.tsx'
import type { PanelProps } from './panels.ts'
import { writeRunFile } from './runFile.ts'
import { Save } from './Save.tsx'
import { useWeighed } from './useWeighed.ts'
import { checkpointOf, onScreen, type Weighed } from './weighed.ts'
import { WhichRun } from './WhichRun.tsx'

/** The reader's own data as three IDX files, for the PyTorch program: images, labels and which split each image is in. */
async function ownFile(name: string, what: 'images' | 'labels' | 'splits') {
  const data = await (await import('../../training/own/store.ts')).own.find(name)
  if (!data) throw new Error('these data are no longer in this browser')
  const count = data.labels.length
  if (what === 'images') return idx([count, 28, 28], data.images)
  if (what === 'labels') return idx([count], data.labels)
  const codes = new Uint8Array(count)
  for (const index of data.splits.validation) codes[index] = 1
  for (const index of data.splits.test) codes[index] = 2
  return idx([count], codes)
}

/** Which weights are saved, and whether the program of the fields that are set can take them in. */
function weightsSay({ value, spec: of }: Weighed, spec: Spec): string {
  const where = value === onScreen ? 'After the last epoch above.' : 'As they were when the run ended.'
  if (modulesOf(of).join() === modulesOf(spec).join()) return `${where} The safetensors file fits the model of the program below.`
  return `${where} The model of the program below is another one: it fits once the run’s fields are put back (under “Your runs”).`
}

/** Everything that a reader may take away, and the way back in. */
export default function Export({ lab, store, embedded }: PanelProps) {
  const { cabinet } = lab
  const runs = useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  const which = useWeighed(lab)
  const { chosen } = which
  const spec = specOf(useFields(store))
  const here = useRef<HTMLDListElement>(null)
  const says = `Chain Rule: ${experimentSays(spec)}, seed ${spec.seed}`
  /** The curves above; standing alone, none of the page's chrome. */
  const drawing = () => {
    const figure = here.current?.closest('.lab-figure')?.querySelector<HTMLElement>('.curves')
    if (!figure) throw new Error('there is no chart on this page')
    return standalone(figure)
  }
  const program = () => pytorchProgram(spec, `${site()}data/letters/`, says)
  /** The weights of the run chosen, as the content of a file. */
  const weights = (write: (run: Weighed, checkpoint: Checkpoint) => string | Uint8Array<ArrayBuffer>) => async () => write(chosen!, await checkpointOf(lab, chosen!))
  const file = chosen?.id === undefined ? 'chain-rule-weights' : `chain-rule-weights-${chosen.id}`
  return (
    <dl className="take" ref={here}>
      <dt>Your runs</dt>
      <dd>
        <Save label="Runs as JSON" name="chain-rule-runs.json" type="application/json" embedded={embedded} disabled={runs.length === 0} content={() => writeRunFile(cabinet.list())} />
        <Save label="All curves as CSV" name="chain-rule-runs.csv" type="text/csv" embedded={embedded} disabled={runs.length === 0} content={() => csv(runs.map(toldOf))} />
      </dd>
      <dt>From a file</dt>
      <dd>
        <Import cabinet={cabinet} />
      </dd>
      <dt>The chart above</dt>
      <dd>
        <Save label="SVG" name="chain-rule-curves.svg" type="image/svg+xml" embedded={embedded} content={drawing} />
        <Save label="PNG" name="chain-rule-curves.png" type="image/png" embedded={embedded} content={async () => raster(await drawing())} />
      </dd>
      <dt>The weights</dt>
      <dd>
        <WhichRun {...which} />
        <Save
          label="safetensors"
          name={`${file}.safetensors`}
          type="application/octet-stream"
          embedded={embedded}
          disabled={!chosen}
          content={weights((run, { weights, epoch }) => safetensors(stateDictOf(run.spec, weights), { spec: specText(run.spec), epoch: String(epoch) }))}
        />
        <Save
          label="JSON"
          name={`${file}.json`}
          type="application/json"
          embedded={embedded}
          disabled={!chosen}
          content={weights((run, { weights, epoch }) => weightsJson(Object.fromEntries(writeState(specFields, run.spec)), epoch, tensorsOf(run.spec, weights)))}
        />
        <span className="told">{chosen ? weightsSay(chosen, spec) : 'Train a run first: its last epoch is what is saved.'}</span>
      </dd>
      <dt>The same in PyTorch</dt>
      <dd>
        <Copy label="Copy the program" text={program} />
        <Save label="Save it" name="chain_rule.py" type="text/x-python" embedded={embedded} content={program} />
        {spec.data.startsWith('own:') ? (
          <>
            {(['images', 'labels', 'splits'] as const).map((what) => (
              <Save key={what} label={`your ${what}`} name={what === 'images' ? 'images.idx3-ubyte' : `${what}.idx1-ubyte`} type="application/octet-stream" embedded={embedded} content={() => ownFile(spec.data, what)} />
            ))}
            <span className="told">Put the three files of your data beside the program.</span>
          </>
        ) : (
          <span className="told">It reads the letters from this site, or from a folder that you name, and lands in the same range: PyTorch draws other numbers from the same seed.</span>
        )}
      </dd>
    </dl>
  )
}
