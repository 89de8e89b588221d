/** Where a tool's source says how it counts. */
export interface Source {
  readonly repository: string
  readonly file: string
  /** Short hash of the version that was read. */
  readonly commit: string
}

/** A way to turn the counts of a layer and a pooling into one number. */
export interface Convention {
  readonly name: string
  /** The one number, over the steps before it, where multiplications with padding are counted. */
  readonly total: string
  /** Continues “right …”, beside a line that meets it. */
  readonly says: string
  /** Why it differs from counting every operation. */
  readonly because: string
  readonly source?: Source
}

const ptflops = 'sovrasov/flops-counter.pytorch'
const pooled = 'out_height*out_width*filters'

/** What the field `convention` may say. Each tool was read in its source; a tool's number is what it prints for one image. */
export const conventions = {
  exact: {
    name: 'every operation',
    total: 'conv_total + pool_comparisons',
    says: 'where every product, addition and comparison counts',
    because: 'Products, additions, bias and comparisons, each counted once.',
  },
  mac: {
    name: 'multiply-adds (MAC)',
    total: 'conv_products',
    says: 'as multiply-adds, without bias and pooling',
    because: 'A product and the addition that takes it up are one operation; the bias and the pooling are left out.',
  },
  '2mac': {
    name: 'twice the multiply-adds',
    total: '2*conv_products',
    says: 'as twice the multiply-adds',
    because: 'Each multiply-add is two operations, so the first product gets an addition that it does not need. That is exactly the count with a bias.',
  },
  'fvcore-0.1.5': {
    name: 'fvcore 0.1.5',
    total: 'conv_products',
    says: 'as fvcore 0.1.5 counts',
    because: 'Calls one multiply-add a flop. Its convolution handle says that additions and bias are ignored, and it has no handle for max pooling.',
    source: { repository: 'facebookresearch/fvcore', file: 'fvcore/nn/jit_handles.py', commit: '017141c' },
  },
  'thop-0.1.1': {
    name: 'thop 0.1.1',
    total: 'conv_products',
    says: 'as thop 0.1.1 counts',
    because: 'Multiplies outputs by kernel and depth; the bias is handed to the function and not read. Earlier versions added it, in a function that still stands beside. Max pooling is registered as free.',
    source: { repository: 'Lyken17/pytorch-OpCounter', file: 'thop/vision/calc_func.py', commit: '8f115d4' },
  },
  'torchinfo-1.8.0': {
    name: 'torchinfo 1.8.0',
    total: 'conv_products + conv_bias',
    says: 'as torchinfo 1.8.0 counts',
    because: 'Its “mult-adds” are parameters times output positions, and a bias is a parameter. Until 2021 it took the weights alone. Pooling has no parameters, so it costs nothing.',
    source: { repository: 'TylerYep/torchinfo', file: 'torchinfo/layer_info.py', commit: '01fa0ce' },
  },
  'ptflops-0.7.5-aten': {
    name: 'ptflops 0.7.5, aten',
    total: 'conv_products + conv_bias',
    says: 'as ptflops 0.7.5 counts with its aten backend',
    because: 'The default backend. It watches the low-level operators: a multiply-add for each product, one more operation for each bias, nothing for pooling, which is not in its table.',
    source: { repository: ptflops, file: 'ptflops/aten_ops.py', commit: 'fe667a2' },
  },
  'ptflops-0.7.5-pytorch': {
    name: 'ptflops 0.7.5, pytorch',
    total: `conv_products + conv_bias + ${pooled}`,
    says: 'as ptflops 0.7.5 counts with its pytorch backend',
    because: 'Multiply-adds and bias, and for a pooling as many operations as it has inputs, whatever its window. This is what it prints for a pooling that is seen once: one called as a function, or a module where count_functional is off.',
    source: { repository: ptflops, file: 'ptflops/pytorch_ops.py', commit: 'b5c9ef7' },
  },
  'ptflops-0.7.5-pytorch-modules': {
    name: 'ptflops 0.7.5, pytorch, modules',
    total: `conv_products + conv_bias + 2*${pooled}`,
    says: 'as ptflops 0.7.5 counts modules with its pytorch backend and its own settings',
    because: 'With its own settings the pooling of an nn.MaxPool2d is counted twice: by the hook on the module, and by the wrapper around the function that the module calls.',
    source: { repository: ptflops, file: 'ptflops/pytorch_engine.py', commit: 'a116899' },
  },
  'calflops-0.3.2': {
    name: 'calflops 0.3.2',
    total: `2*conv_products + conv_bias + ${pooled}`,
    says: 'as calflops 0.3.2 counts',
    because: 'Its FLOPs are twice the multiply-adds and then the bias on top, one addition too many for each output; a pooling costs its inputs. DeepSpeed’s profiler, where the code comes from, does the same.',
    source: { repository: 'MrYxJ/calculate-flops.pytorch', file: 'calflops/pytorch_ops.py', commit: '086d419' },
  },
} as const satisfies Record<string, Convention>

export type ConventionId = keyof typeof conventions

/** The conventions that belong to a tool: they take no notice of what is chosen about padded zeros. */
export function isTool(id: ConventionId): boolean {
  return 'source' in conventions[id]
}
