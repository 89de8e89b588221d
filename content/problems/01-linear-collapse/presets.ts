import type { Preset } from '../../../src/solution/problem.ts'
import type { Inputs } from './problem.ts'

/** Networks that show one thing each. The book's own is the default. */
export const presets: Readonly<Record<string, { says: string; source?: Preset['source'] & object; state: Partial<Inputs> }>> = {
  bottleneck: { says: 'a bottleneck, 2-1-2', state: { widths: '2,1,2', matrices: '1,2|3;1', biases: false } },
  deep: { says: 'four layers, drawn', state: { widths: '2,3,3,3,2', seed: 7 } },
  affine: { says: 'f(z) = 2z + 1 after each layer', state: { between: 'affine' } },
  relu: { says: 'a ReLU between, at an input where it acts', state: { between: 'relu', x: '1,0' } },
  lora: {
    says: 'a change of rank 1 through a narrow layer, 4-1-4',
    source: { title: 'Hu et al., LoRA', url: 'https://arxiv.org/abs/2106.09685' },
    state: { widths: '4,1,4', matrices: '1,-2,0.5,1|0.5;1;-1;2', biases: false, x: '2,1,0,1' },
  },
}
