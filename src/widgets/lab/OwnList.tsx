import { useState } from 'react'
import { type Card, own } from '../../training/own/store.ts'
import { megabytes } from '../../training/own/limits.ts'
import type { OwnSet } from '../../training/own/set.ts'
import { Scroll } from '../kit/Scroll.tsx'
import type { OpenedProps } from './panels.ts'
import { passing } from './passing.ts'

interface Props extends Pick<OpenedProps, 'stays'> {
  cards: readonly Card[] | undefined
  /** The data of the lab. */
  data: string
  onUse: (name: string) => void
}

const whole = (n: number) => n.toLocaleString('en-US')

/** The own data in this browser. What is removed can be brought back until the panel closes. */
export function OwnList({ cards = [], data, onUse, stays }: Props) {
  const [removed, setRemoved] = useState<OwnSet>()
  const remove = async (name: string) => {
    setRemoved(await own.find(name))
    await own.remove(name)
  }
  return (
    <>
      {cards.length > 0 && (
        <Scroll name="Own data in this browser">
          <table>
            <caption>Own data in this browser</caption>
            <thead>
              <tr>
                <th>files</th>
                <th>classes</th>
                <th className="r">training</th>
                <th className="r">validation</th>
                <th className="r">test</th>
                <th className="r">size</th>
                <th>
                  <span className="vh">what to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {cards.map(({ name, says, classes, counts, bytes }) => (
                <tr key={name} data-own={name}>
                  <th scope="row" title={name}>
                    {says}
                  </th>
                  <td>{classes.join(' ')}</td>
                  <td className="r">{whole(counts.train)}</td>
                  <td className="r">{whole(counts.validation)}</td>
                  <td className="r">{whole(counts.test)}</td>
                  <td className="r">{megabytes(bytes)}</td>
                  <td>
                    {name === data ? (
                      'in use '
                    ) : (
                      <button type="button" className="b plain" aria-label={`Train on these: ${says}`} onClick={passing(stays, () => onUse(name))}>
                        Train on these
                      </button>
                    )}
                    <button type="button" className="b plain" aria-label={`Remove ${says}`} onClick={passing(stays, () => remove(name))}>
                      Remove
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {removed && (
        <p role="status">
          {removed.says} is removed.{' '}
          <button type="button" className="b plain" onClick={passing(stays, () => own.put(removed).then(() => setRemoved(undefined)))}>
            Undo
          </button>
        </p>
      )}
    </>
  )
}
