import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { count, points } from '../../../charts/numbers.ts'
import type { Confusion } from '../../../runs/inspect/confusion.ts'
import { neverSays } from './seeds.ts'

interface Props {
  matrix: Confusion
  names: readonly string[]
  /** The classes that have a row, and the answers that have a column; all of them unless given. */
  rows?: readonly number[]
  columns?: readonly number[]
  /** What a class is called in a sentence. */
  noun?: string
  caption: string
  as?: 'counts' | 'shares'
  /** The cell chosen, and what choosing one does; without it the cells are plain numbers. */
  chosen?: { label: number; answer: number }
  onChoose?: (label: number, answer: number) => void
}

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

/** A row for every letter, a column for every answer. One cell takes the focus; arrows walk, Enter or Space chooses. */
export function Matrix({ matrix, names, rows = [...names.keys()], columns = [...names.keys()], noun = 'letter', caption, as = 'counts', chosen, onChoose }: Props) {
  const [walked, setFocus] = useState({ label: 0, answer: 0 })
  /** The cell that the Tab key comes to: other data may have no such cell as the last one. */
  const focus = { label: rows.includes(walked.label) ? walked.label : rows[0], answer: columns.includes(walked.answer) ? walked.answer : columns[0] }
  const table = useRef<HTMLTableElement>(null)
  const help = useId()
  const go = (label: number, answer: number) => {
    setFocus({ label, answer })
    table.current?.querySelector<HTMLElement>(`[data-cell="${label}-${answer}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, label: number, answer: number) => {
    const move = arrows[event.key]
    const near = (list: readonly number[], from: number, by: number) => list[list.indexOf(from) + by] ?? from
    if (move) go(near(rows, label, move[0]), near(columns, answer, move[1]))
    else if (event.key === 'Home') go(label, columns[0]!)
    else if (event.key === 'End') go(label, columns.at(-1)!)
    else return
    event.preventDefault()
  }
  const says = (label: number, answer: number) => {
    const n = matrix.counts[label]![answer]!
    return `${names[label]} answered ${names[answer]}: ${n} of ${matrix.rows[label]}`
  }
  const shown = (label: number, answer: number) => {
    const n = matrix.counts[label]![answer]!
    if (n === 0) return '·'
    return as === 'counts' ? n : points(n / matrix.rows[label]!, n / matrix.rows[label]! < 0.095 ? 1 : 0)
  }
  const lost = matrix.never.reduce((sum, c) => sum + matrix.rows[c]!, 0)
  return (
    <div className="confusion">
      <table ref={table} aria-describedby={onChoose ? help : undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">is ↓ answered →</th>
            {columns.map((answer) => (
              <th key={answer} scope="col" className={matrix.never.includes(answer) ? 'never' : undefined}>
                {names[answer]}
                {matrix.never.includes(answer) && <span className="vh">, never answered</span>}
              </th>
            ))}
            <th scope="col" className="wrong">
              wrong
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((label) => (
            <tr key={label}>
              <th scope="row">{names[label]}</th>
              {columns.map((answer) => {
                const share = matrix.rows[label] ? matrix.counts[label]![answer]! / matrix.rows[label]! : 0
                const picked = chosen?.label === label && chosen.answer === answer
                return (
                  <td key={answer} className={`${label === answer ? 'right' : ''}${matrix.never.includes(answer) ? ' never' : ''}`} style={{ '--share': `${Number((100 * Math.sqrt(share)).toFixed(1))}%` } as Record<string, string>}>
                    {onChoose ? (
                      <button type="button" data-cell={`${label}-${answer}`} tabIndex={focus.label === label && focus.answer === answer ? 0 : -1} aria-pressed={picked} aria-label={says(label, answer)} onFocus={() => setFocus({ label, answer })} onKeyDown={(event) => onKeyDown(event, label, answer)} onClick={() => onChoose(label, answer)}>
                        {shown(label, answer)}
                      </button>
                    ) : (
                      shown(label, answer)
                    )}
                  </td>
                )
              })}
              <td className="wrong">{matrix.rows[label]! - matrix.counts[label]![label]!}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {onChoose && (
        <p id={help} className="help">
          Arrows walk from cell to cell, Enter shows a cell’s images.
        </p>
      )}
      {matrix.never.length > 0 && (
        <p className="found">
          {neverSays(matrix.never, names)} {matrix.never.length === 1 ? 'Its column is' : 'Their columns are'} empty, and {lost === 1 ? 'the one image' : `all ${count(lost)} images`} of{' '}
          {matrix.never.length === 1 ? `that ${noun}` : `those ${noun === 'class' ? 'classes' : `${noun}s`}`} {lost === 1 ? 'is' : 'are'} lost: {points(lost / matrix.of, 1)}&nbsp;% of all.
        </p>
      )}
    </div>
  )
}
