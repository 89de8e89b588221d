import { isFault, type Notice, type State } from '../../../src/fields/field.ts'
import { choice } from '../../../src/fields/kinds.ts'
import { ref } from '../../../src/math/expr.ts'
import { problem, type Slip, type Step } from '../../../src/solution/problem.ts'
import { stepsOf } from './count.ts'
import { draftLayers } from './draft.ts'
import { sum } from './factors.ts'
import { layersField, plannedOf } from './field.ts'
import { kept } from './kept.ts'
import { plan } from './layers.ts'
import { steps1998 } from './lenet1998.ts'
import { presets } from './presets.ts'
import { withoutPadding } from './unpadded.ts'

const inputs = {
  layers: layersField,
  variant: choice('which network', 'modern', { modern: 'as built today', 'lenet-1998': 'LeNet-5 of 1998' }),
}
export type Inputs = State<typeof inputs>

function leftOut(ids: readonly string[]): readonly Slip[] {
  // In a long sum a missing term is one of a hundred: such a slip is named for networks that are added by hand.
  if (ids.length < 2 || ids.length > 24) return []
  return [{ id: 'layer-left-out', says: 'a layer is left out of the sum', mutate: () => ids.map((_, i) => sum(ids.toSpliced(i, 1).map(ref))) }]
}

const stepsFor: (layers: string) => readonly Step[] = kept((text) => {
  const { stack, plan: placed } = plannedOf(text)
  const bare = plan(withoutPadding(stack))
  const each = placed.layers.flatMap((layer, i) => stepsOf(layer, (isFault(bare) ? undefined : bare.layers[i]?.in) ?? layer.in))
  const all = (count: string) => each.flatMap(({ id }) => (id.startsWith(`${count}_`) ? [id] : []))
  const total = (id: string, count: string, says: string): Step => ({ id, says, forms: [sum(all(count).map(ref))], whole: true, guard: { min: 0 }, slips: leftOut(all(count)) })
  return [...each, total('total', 'layer', 'trainable parameters'), total('macs', 'macs', 'multiply-adds of the network'), total('bytes', 'bytes', 'bytes of all outputs')]
})

export default problem({
  id: 'parameters',
  title: 'Parameters of LeNet-5',
  inputs,
  steps: ({ layers, variant }) => (variant === 'lenet-1998' ? steps1998 : stepsFor(layers)),
  slips: [],
  presets,
  uses: ({ variant }) => (variant === 'lenet-1998' ? ['variant'] : ['layers', 'variant']),
  unused: 'not used, since the network of 1998 is what it is',
  notices: ({ layers, variant }): Notice[] => (variant === 'lenet-1998' ? [] : plannedOf(layers).plan.says.map((says) => ({ key: 'layers', says }))),
  draft: (level, random) => ({ layers: draftLayers(level, random), variant: 'modern' as const }),
  asks: {
    first: ['layer_1', 'layer_3', 'layer_5', 'total'],
    practice: ['height_1', 'layer_1', 'height_3', 'layer_3', 'height_4', 'layer_5', 'layer_6', 'total'],
    transfer: ['layer_1', 'macs_1', 'layer_3', 'macs_3', 'layer_5', 'macs_5', 'total', 'macs', 'bytes'],
  },
})
