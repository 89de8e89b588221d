import { useEffect, useMemo, useRef, useState } from 'react'
import { isFault } from '../../../src/fields/field.ts'
import type { Result } from '../../../src/fields/store.ts'
import { added, beside, moved, removed, replaced } from './edit.ts'
import { entryOf, memoryText } from './entries.ts'
import { layersField, plannedOf } from './field.ts'
import { type Hands, LayerRow } from './LayerRow.tsx'
import { linesOf, page } from './lines.ts'
import { isGroup, type Item, shapeText } from './stack.ts'
import { InputRow } from './InputRow.tsx'
import { Tray } from './Tray.tsx'

interface Props {
  layers: string
  result: Result
  chosen: string
  locked: boolean
  bare: boolean
  onChoose: (path: string) => void
  onChange: (layers: string, says: string) => void
}

/** The stack as a list of rows to edit, with what each row costs. */
export function StackList({ layers, result, chosen, locked, bare, onChoose, onChange }: Props) {
  const { stack, plan } = plannedOf(layers)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [first, setFirst] = useState(0)
  const [refused, setRefused] = useState<string>()
  const focus = useRef<string | undefined>(undefined)
  const table = useRef<HTMLTableElement>(null)
  const lines = linesOf(plan.rows, (path) => open.has(path))
  const start = Math.min(first, Math.max(0, lines.length - 1))
  const seen = lines.slice(start, start + page)
  useEffect(() => {
    if (focus.current === undefined) return
    table.current?.querySelector<HTMLElement>(`[data-path="${focus.current}"]`)?.focus()
    focus.current = undefined
  })
  useEffect(() => setRefused(undefined), [layers])

  /** Sets a stack that may not be countable; says why where it is not. */
  const set = (text: string, says: string): string | undefined => {
    const read = layersField.read(text)
    if (isFault(read)) return read.fault
    if (read !== layers) onChange(read, says)
    return undefined
  }
  const now = { stack, set, open, layers, onChoose }
  const latest = useRef(now)
  latest.current = now
  const hands = useMemo((): Hands => {
    const toggled = (path: string) => {
      const next = new Set(latest.current.open)
      if (!next.delete(path)) next.add(path)
      setOpen(next)
    }
    return {
      choose: (path) => latest.current.onChoose(path),
      fold: toggled,
      move(path, by) {
        const text = moved(latest.current.stack, path, by)
        if (text === undefined) return
        const fault = latest.current.set(text, by < 0 ? 'Moved up.' : 'Moved down.')
        setRefused(fault)
        if (fault !== undefined) return
        focus.current = beside(path, by)
        latest.current.onChoose(beside(path, by))
      },
      replace: (path, item) => latest.current.set(replaced(latest.current.stack, path, item), ''),
    }
  }, [])

  const at = lines.findIndex(({ row, kind }) => row.path === chosen && kind !== 'shortcut')
  const row = lines[at]?.row
  const remove = () => {
    const text = row && removed(stack, row.path)
    if (!row || text === undefined) return
    const next = lines[at + 1] ?? lines[at - 1]
    setRefused(set(text, 'Removed.'))
    onChoose(row.path)
    focus.current = lines[at + 1] ? row.path : next?.row.path
  }
  const add = (item: Item) => {
    if (!row) return
    const fault = set(added(stack, row.path, item), 'Added.')
    setRefused(fault)
    if (fault !== undefined) return
    const place = beside(row.path, 1)
    if (at + 1 >= start + page) setFirst(start + page)
    focus.current = place
    onChoose(place)
  }
  return (
    <div className="stack">
      <table ref={table}>
        <caption className="vh">The layers, each with what comes out of it and what it costs. Alt and an arrow key moves a row.</caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">as written</th>
            <th scope="col" className="r out">output</th>
            <th scope="col" className="r">parameters</th>
            <th scope="col" className="r work">multiply-adds</th>
            <th scope="col" className="r memory">memory</th>
          </tr>
        </thead>
        <tbody>
          {start === 0 && <InputRow value={shapeText(stack.input)} locked={locked} onOffer={(text) => set([text, ...layers.split(',').slice(1)].join(','), '')} />}
          {seen.map((line) => (
            <LayerRow key={`${line.kind} ${line.row.path}`} line={line} entry={entryOf(line.row, result)} chosen={line.row.path === chosen} locked={locked} hands={hands} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              all layers
            </th>
            <td className="r out" />
            <td className="r total">{(result['total'] ?? 0).toLocaleString('en')}</td>
            <td className="r work">{(result['macs'] ?? 0).toLocaleString('en')}</td>
            <td className="r memory">{memoryText(result['bytes'] ?? 0)}</td>
          </tr>
        </tfoot>
      </table>
      {lines.length > page && (
        <p className="bar pages">
          <button className="b" type="button" disabled={start === 0} onClick={() => setFirst(Math.max(0, start - page))}>
            Rows before
          </button>
          <span>
            rows {start + 1} to {Math.min(lines.length, start + page)} of {lines.length}
          </span>
          <button className="b" type="button" disabled={start + page >= lines.length} onClick={() => setFirst(start + page)}>
            Rows after
          </button>
        </p>
      )}
      {refused && (
        <p className="fault-says" role="alert">
          {refused} Nothing was changed.
        </p>
      )}
      {!bare && !locked && row && (
        <Tray
          name={entryOf(row, result).name}
          first={moved(stack, row.path, -1) === undefined}
          last={moved(stack, row.path, 1) === undefined}
          only={plan.rows.length === 1 && !isGroup(row.item) && !row.path.includes('.')}
          onMove={(by) => hands.move(row.path, by)}
          onRemove={remove}
          onAdd={add}
        />
      )}
    </div>
  )
}
