import { pixels } from '../../training/pixels.ts'
import type { Reading } from '../../training/own/set.ts'
import { Letter } from '../letters/Letter.tsx'
import { Switch } from './Switch.tsx'

interface Props {
  read: Reading
  dark: boolean
  busy: boolean
  onDark: (dark: boolean) => void
  onKeep: () => void
  onLeave: () => void
}

/** The first images of each class, in turn. */
function some({ classes, labels }: Reading, count: number): number[] {
  const each = classes.map((_, label) => [...labels.keys()].filter((i) => labels[i] === label).slice(0, Math.ceil(count / classes.length)))
  return each.flat().slice(0, count)
}

/** What was read, before it is kept: how many of each class, a few of them, and which of two tones is the ink. */
export function OwnReading({ read, dark, busy, onDark, onKeep, onLeave }: Props) {
  const { says, classes, labels, images, notes } = read
  const counts = classes.map((name, label) => `${name}: ${labels.reduce((n, l) => n + Number(l === label), 0).toLocaleString('en-US')}`)
  return (
    <div className="own-reading">
      <p>
        <b>{says}</b> holds {labels.length.toLocaleString('en-US')} images of {classes.length} classes ({counts.join(', ')}). {notes.join(' ')} The ink is taken to be {dark ? 'dark on a bright ground, and is turned around as the network reads bright ink' : 'bright on a dark ground, as the network reads it'}.
      </p>
      <div className="few" role="img" aria-label={`A few of the images of ${classes.join(', ')}`}>
        {some(read, 20).map((i) => (
          <Letter key={`${i}-${dark}`} image={images.subarray(i * pixels, (i + 1) * pixels).map((p) => (dark ? 255 - p : p))} />
        ))}
      </div>
      <div className="bar">
        <Switch says="In the files, the ink is" options={{ bright: 'bright', dark: 'dark' }} value={dark ? 'dark' : 'bright'} onChange={(ink) => onDark(ink === 'dark')} />
        <button type="button" className="b" disabled={busy} onClick={onKeep}>
          Train on these
        </button>
        <button type="button" className="b plain" onClick={onLeave}>
          Leave them
        </button>
      </div>
    </div>
  )
}
