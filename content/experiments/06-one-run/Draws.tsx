import { useState } from 'react'
import { points } from '../../../src/charts/numbers.ts'
import { Mark } from '../../../src/widgets/kit/Mark.tsx'
import { drawOf, type Network, reached, type Sentence, shareOf } from './draws.ts'
import { shareSays } from './shares.ts'

interface Props {
  networks: readonly Network[]
  sentences: readonly Sentence[]
}

const thirty = 30

/** One run of each network, drawn again and again: what each of the original's sentences would have come to. */
export default function Draws({ networks, sentences }: Props) {
  const [draws, setDraws] = useState(1)
  const all = Array.from({ length: draws }, (_, i) => drawOf(networks, i + 1))
  const last = all.at(-1)!
  const hits = sentences.map((sentence) => all.filter((drawn) => reached(sentence, drawn)).length)
  const now = sentences.filter((sentence) => reached(sentence, last)).length
  const errors = networks.flatMap(({ runs }) => runs.map(({ validation }) => validation))
  const [low, high] = [Math.min(...errors), Math.max(...errors)]
  const x = (error: number) => `${Number((4 + (92 * (error - low)) / (high - low || 1)).toFixed(2))}%`
  return (
    <figure className="fig draws">
      <figcaption>
        <span>
          <b>Draw one seed, then thirty.</b> Each draw takes one run of each network, whatever its seed, as the original did.
        </span>
      </figcaption>
      <div className="bar">
        <button type="button" className="b main" onClick={() => setDraws(draws + 1)}>
          Draw one seed each
        </button>
        <button type="button" className="b" onClick={() => setDraws(draws + thirty)}>
          Draw thirty
        </button>
        <button type="button" className="b plain" onClick={() => setDraws(1)}>
          Start over
        </button>
      </div>
      <p className="said" role="status">
        Draw {draws}: {now} of the {sentences.length} sentences {now === 1 ? 'is' : 'are'} reached.
      </p>
      <div className="two">
        <table>
          <caption>The nine runs of draw {draws}, errors in %</caption>
          <thead>
            <tr>
              <th>network</th>
              <th className="r">seed</th>
              <th className="r">training</th>
              <th className="r">validation</th>
              <th aria-hidden="true">among all seeds</th>
            </tr>
          </thead>
          <tbody>
            {networks.map(({ says, runs }, i) => (
              <tr key={says}>
                <th scope="row">{says}</th>
                <td className="r">{last[i]!.seed}</td>
                <td className="r">{points(last[i]!.training)}</td>
                <td className="r">{points(last[i]!.validation)}</td>
                <td className="among" aria-hidden="true">
                  <svg width="100%" height="16">
                    {runs.map(({ seed, validation }) => (
                      <circle key={seed} className="dot" cx={x(validation)} cy="8" r="2.4" />
                    ))}
                    <circle className="now" cx={x(last[i]!.validation)} cy="8" r="4.4" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>Would the sentence have been written?</caption>
          <thead>
            <tr>
              <th>sentence</th>
              <th>this draw</th>
              <th className="r">so far</th>
              <th className="r">of all draws</th>
            </tr>
          </thead>
          <tbody>
            {sentences.map((sentence, i) => (
              <tr key={sentence.says}>
                <th scope="row">{sentence.says}</th>
                <td className="yes">
                  {reached(sentence, last) ? (
                    <>
                      <Mark kind="right" quiet /> yes
                    </>
                  ) : (
                    'no'
                  )}
                </td>
                <td className="r">
                  {hits[i]} of {draws}
                </td>
                <td className="r">{shareSays(shareOf(sentence, networks))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
