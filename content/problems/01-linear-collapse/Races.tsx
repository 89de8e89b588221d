import { memo } from 'react'
import { format } from '../../../src/math/format.ts'
import { horizon, type Trace, type Twins } from './twins.ts'
import { TwinsChart } from './TwinsChart.tsx'

/** What a training came to, as the end of a sentence. */
export function ending({ done, lost, loss }: Trace): string {
  if (lost !== undefined) return `runs away at step ${format(lost)}: the rate is too large`
  if (done !== undefined) return `within 1\u00a0% after ${format(done)} ${done === 1 ? 'step' : 'steps'}`
  return loss.every((value) => value === loss[0]) ? `has not moved after ${format(horizon)} steps` : `not there after ${format(horizon)} steps`
}

/** Both trainings as curves. Drawn again only for another race: changing numbers above leave it as it is. */
export const Races = memo(function Races({ twins: { at, deep, single }, depth }: { twins: Twins; depth: number }) {
  const most = Math.max(deep.loss[0] ?? 0, 1e-9)
  const parts = deep.parts.length
  const chosen = parts > 1 ? [0, parts - 1] : [0]
  const share = ({ parts: all }: Trace, k: number) => format(all[k]?.at(-1) ?? NaN, 2)
  return (
    <div className="races" role="group" aria-label="Both trainings, step by step">
      <TwinsChart
        title="loss, ½‖W − goal‖²"
        says={`The loss at each step. The ${depth}-layer network: ${ending(deep)}; the single matrix: ${ending(single)}.`}
        at={at}
        low={0}
        high={1.05 * most}
        ticks={[0, Number((most / 2).toPrecision(2)), Number(most.toPrecision(2))].filter((tick, i, all) => all.indexOf(tick) === i && tick <= 1.05 * most)}
        series={[
          { name: 'single', tone: 'single', values: single.loss },
          { name: 'deep', tone: 'deep', values: deep.loss },
        ]}
      />
      <TwinsChart
        title={parts > 1 ? 'share learned: strongest direction, and weakest (thin)' : 'share learned of the one direction'}
        says={`How much of the goal is there at the end, 1 is all of it. ${chosen.map((k) => `${k === 0 ? 'Strongest' : 'Weakest'} direction: deep ${share(deep, k)}, single ${share(single, k)}`).join('. ')}.`}
        at={at}
        low={-0.1}
        high={1.25}
        ticks={[0, 0.5, 1]}
        series={chosen.flatMap((k) => [
          { name: `single ${k}`, tone: 'single' as const, values: single.parts[k] ?? [], weak: k > 0 },
          { name: `deep ${k}`, tone: 'deep' as const, values: deep.parts[k] ?? [], weak: k > 0 },
        ])}
      />
    </div>
  )
})
