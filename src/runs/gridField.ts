import { type Fault, type Field, isFault } from '../fields/field.ts'
import { most, readGrid, sweepNames, writeGrid } from './sweep.ts'

/** A sweep as one field of text, so that a link carries it: a grid, the name of one, or nothing. Its value is the shortest text. */
export const gridField: Field<string> = {
  says: 'sweep',
  fallback: '',
  control: { kind: 'text', maxLength: most.text },
  read(text): string | Fault {
    const axes = readGrid(text)
    return isFault(axes) ? axes : writeGrid(axes)
  },
  write: (grid) => grid,
  sample: (random) => sweepNames[Math.floor(random() * sweepNames.length)]!,
}
