import { useCallback, useMemo, useState } from 'react'
import type { Result } from '../../../src/fields/store.ts'
import { Arithmetic } from './Arithmetic.tsx'
import { Board } from './Board.tsx'
import { Counters } from './Counters.tsx'
import { fitSays, gapSays } from './fit.ts'
import { type Layer, place } from './layer.ts'
import { OutputMap } from './OutputMap.tsx'
import { inputAt, outputMap } from './pixels.ts'
import { Walk } from './Walk.tsx'
import { cornerOf, type Stage, windowsOf } from './walk.ts'

interface Props {
  layer: Layer
  result: Result
}

/** The window on its input, the output that it fills, its arithmetic, and the operations done so far. */
export function Picture({ layer, result }: Props) {
  const [stage, setStage] = useState<Stage>('conv')
  const [moved, setMoved] = useState(0)
  const placed = useMemo(() => place(layer), [layer])
  const values = useMemo(() => outputMap(placed), [placed])
  const windows = useMemo(() => windowsOf(stage, placed), [stage, placed])
  const { rows, columns, count } = windows
  const at = Math.min(moved, Math.max(0, count - 1))
  const { row, column } = cornerOf(windows, at)
  const pick = useCallback((row: number, column: number) => setMoved(row * windows.columns.out + column), [windows])
  const conv = stage === 'conv'
  const valueAt = conv ? inputAt : values && ((y: number, x: number) => values[y]?.[x] ?? 0)
  const pooled = useMemo(
    () =>
      values &&
      Array.from({ length: placed.poolRows.out }, (_, y) =>
        Array.from({ length: placed.poolColumns.out }, (_, x) => {
          const { poolRows: r, poolColumns: c } = placed
          return Math.max(...values.slice(y * r.stride, y * r.stride + r.kernel).flatMap((line) => line.slice(x * c.stride, x * c.stride + c.kernel)))
        }),
      ),
    [values, placed],
  )
  const what = conv ? `A kernel of ${rows.kernel} by ${columns.kernel} on an input of ${rows.size} by ${columns.size} with a padding of ${rows.padding} and ${columns.padding}` : `A pooling window of ${rows.kernel} by ${columns.kernel} on the convolution's output of ${rows.size} by ${columns.size}`
  const where = count === 0 ? 'No window is placed' : `Window ${at + 1} of ${count}, at row ${row + 1} and column ${column + 1} of the output`
  const whereFrom =
    conv && rows.out > 0 && columns.out > 0 && !placed.fits
      ? 'Windows would fit, but the layer cannot be counted: the sentence above says why.'
      : [fitSays(columns, 'width'), fitSays(rows, 'height'), gapSays(rows, columns)].filter(Boolean).join(' ')
  const stageName = (which: Stage) => (which === 'conv' ? 'the convolution' : 'the pooling')
  return (
    <div className="sliding" role="group" aria-label="The window on its input, and what it costs">
      <div className="bar stages">
        {(['conv', 'pool'] as const).map((which) => (
          <button
            key={which}
            className="b"
            type="button"
            aria-pressed={stage === which}
            onClick={() => {
              setStage(which)
              setMoved(0)
            }}
          >
            {stageName(which)}
          </button>
        ))}
        <Walk windows={windows} at={at} onMove={setMoved} />
      </div>
      <div className="boards">
        <div>
          <p className="over">{conv ? `padded input, one channel of ${layer.channels.toLocaleString('en')}` : `output of the convolution, one map of ${layer.filters.toLocaleString('en')}`}</p>
          <Board rows={rows} columns={columns} row={row} column={column} placed={count > 0} valueAt={valueAt} says={`${what}. ${where}.`} onPick={pick} />
        </div>
        <div>
          <p className="over">{conv ? 'what the kernel makes of it' : 'largest of each window'}</p>
          {count > 0 ? <OutputMap height={rows.out} width={columns.out} done={at + 1} values={conv ? values : pooled} onPick={pick} /> : <p className="none">Nothing: no window is placed.</p>}
        </div>
      </div>
      <div className="working">
        <div>
          {count > 0 && <Arithmetic layer={layer} stage={stage} windows={windows} row={row} column={column} values={values} />}
          <p className="fit">{whereFrom}</p>
        </div>
        <Counters layer={layer} result={result} stage={stage} windows={windows} at={at} />
      </div>
    </div>
  )
}
