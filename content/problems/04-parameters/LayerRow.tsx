import { type KeyboardEvent, memo, useEffect, useId, useState } from 'react'
import { isFault } from '../../../src/fields/field.ts'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'
import { headText } from './edit.ts'
import { type Entry, memoryText, sizeText } from './entries.ts'
import type { Line } from './lines.ts'
import { readItem } from './read.ts'
import { isGroup, type Item } from './stack.ts'

/** What a row asks of the list. The same object all the time, so that rows that did not change stay as they are. */
export interface Hands {
  choose(path: string): void
  fold(path: string): void
  move(path: string, by: -1 | 1): void
  /** @returns why it cannot be done */
  replace(path: string, item: Item): string | undefined
}

interface Props {
  line: Line
  entry: Entry
  chosen: boolean
  locked: boolean
  hands: Hands
}

/** What was typed as an item; the head of a group keeps what is inside. */
function readHead(text: string, item: Item): Item | { fault: string } {
  if (item.kind !== 'repeat') return readItem(text)
  const read = readItem(/^\s*repeat\s+\S+\s*$/i.test(text) ? `${text} (bn)` : text)
  return !isFault(read) && read.kind === 'repeat' && !text.includes('(') ? { ...read, items: item.items } : read
}

/** One row of the list: what is written, what comes out, what it costs. */
export const LayerRow = memo(
  function LayerRow({ line: { row, depth, kind }, entry, chosen, locked, hands }: Props) {
    const { item, path } = row
    const id = useId()
    const written = headText(item)
    const [draft, setDraft] = useState<string>()
    const [fault, setFault] = useState<string>()
    // A change from elsewhere replaces what stands in the field.
    useEffect(() => {
      setDraft((text) => (text !== undefined && text.trim().toLowerCase().replace(/\s+/g, ' ') === written ? text : undefined))
      setFault(undefined)
    }, [written])
    const offer = (text: string) => {
      setDraft(text)
      const read = readHead(text, item)
      setFault(isFault(read) ? read.fault : headText(read) === written ? undefined : hands.replace(path, read))
    }
    const forget = () => {
      setDraft(undefined)
      setFault(undefined)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
      if (by && event.altKey) {
        event.preventDefault()
        hands.move(path, by)
      } else if (event.key === 'Escape' && draft !== undefined) {
        event.stopPropagation()
        forget()
      } else if (event.key === 'Enter' && !fault) setDraft(undefined)
    }
    if (kind === 'shortcut')
      return (
        <tr className="shortcut">
          <td />
          <td colSpan={5} style={{ paddingInlineStart: `${0.25 + depth}rem` }}>
            shortcut
          </td>
        </tr>
      )
    const group = isGroup(item)
    return (
      <tr data-id={`layer_${entry.first}`} className={chosen ? 'on' : undefined}>
        <th scope="row">
          {group ? (
            <button type="button" className="fold" aria-expanded={kind === 'open'} aria-label={`${written}, ${entry.name}`} onClick={() => hands.fold(path)}>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M3.5 2l4 4-4 4" />
              </svg>
              {entry.name}
            </button>
          ) : (
            entry.name
          )}
        </th>
        <td className="written" style={depth > 0 ? { paddingInlineStart: `${depth}rem` } : undefined}>
          {item.kind === 'residual' ? (
            <button type="button" className="head" data-path={path} onClick={() => hands.choose(path)} onFocus={() => hands.choose(path)} onKeyDown={onKeyDown}>
              residual
            </button>
          ) : (
            <input
              className={`field text${fault ? ' fault' : ''}`}
              data-path={path}
              type="text"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-label={`layer ${entry.name}`}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault ? id : undefined}
              readOnly={locked}
              value={draft ?? written}
              size={Math.max(8, (draft ?? written).length)}
              onChange={(event) => offer(event.target.value)}
              onFocus={() => hands.choose(path)}
              onBlur={() => !fault && setDraft(undefined)}
              onKeyDown={onKeyDown}
            />
          )}
          {kind === 'folded' && item.kind === 'residual' && <span className="count"> of {entry.layers} layers</span>}
          {kind === 'folded' && item.kind === 'repeat' && <span className="count"> times {entry.layers / item.times} layers</span>}
          {fault && <FaultSays id={id} says={`${fault} The counts keep the last stack that could be read.`} />}
        </td>
        <td className="r out">{sizeText(entry.out)}</td>
        <td className="r">{entry.parameters.toLocaleString('en')}</td>
        <td className="r work">{entry.macs === 0 ? '–' : entry.macs.toLocaleString('en')}</td>
        <td className="r memory" title={`${entry.bytes.toLocaleString('en')} bytes`}>
          {memoryText(entry.bytes)}
        </td>
      </tr>
    )
  },
  (a, b) => a.chosen === b.chosen && a.locked === b.locked && a.hands === b.hands && a.line.kind === b.line.kind && a.line.depth === b.line.depth && same(a.entry, b.entry) && a.line.row.item === b.line.row.item,
)

function same(a: Entry, b: Entry): boolean {
  return a.key === b.key && a.name === b.name && a.says === b.says && a.parameters === b.parameters && a.macs === b.macs && a.bytes === b.bytes && a.first === b.first && sizeText(a.out) === sizeText(b.out)
}
