/** A published network as its layer text, and where it was published. All that is said of it is computed from the text. */
interface Published {
  readonly says: string
  readonly source: { readonly title: string; readonly url: string }
  readonly state: { readonly layers?: string; readonly variant?: 'lenet-1998' }
}

const torchvision = (file: string) => ({ title: `torchvision, models/${file}.py`, url: `https://github.com/pytorch/vision/blob/main/torchvision/models/${file}.py` })

const basic = (filters: number, stride: number) => `conv 3x3x${filters}${stride > 1 ? ` stride ${stride}` : ''} pad 1 nobias,bn,conv 3x3x${filters} pad 1 nobias,bn`
const bottleneck = (filters: number, stride: number) => `conv 1x1x${filters} nobias,bn,conv 3x3x${filters}${stride > 1 ? ` stride ${stride}` : ''} pad 1 nobias,bn,conv 1x1x${4 * filters} nobias,bn`
const projected = (filters: number, stride: number) => `shortcut (conv 1x1x${filters}${stride > 1 ? ` stride ${stride}` : ''} nobias,bn)`
const stem = '224x224x3,conv 7x7x64 stride 2 pad 3 nobias,bn,pool 3 stride 2 pad 1'

const resnet18 = [
  stem,
  `repeat 2 (residual (${basic(64, 1)}))`,
  ...[128, 256, 512].map((filters) => `residual (${basic(filters, 2)}) ${projected(filters, 2)},residual (${basic(filters, 1)})`),
  'global pool,dense 1000',
].join(',')

const resnet50 = [
  stem,
  ...([[64, 1, 2], [128, 2, 3], [256, 2, 5], [512, 2, 2]] as const).map(
    ([filters, stride, more]) => `residual (${bottleneck(filters, stride)}) ${projected(4 * filters, stride)},repeat ${more} (residual (${bottleneck(filters, 1)}))`,
  ),
  'global pool,dense 1000',
].join(',')

const vgg16 = [
  '224x224x3',
  ...([[2, 64], [2, 128], [3, 256], [3, 512], [3, 512]] as const).map(([times, filters]) => `repeat ${times} (conv 3x3x${filters} pad 1),pool 2`),
  'dense 4096,dense 4096,dense 1000',
].join(',')

/** Expansion, depthwise filter, projection: Sandler and others, 2018, table 1. */
function inverted(from: number, to: number, stride: number, wider: number): string {
  const inner = from * wider
  const expand = wider === 1 ? '' : `conv 1x1x${inner} nobias,bn,`
  return `${expand}conv 3x3x${inner}${stride > 1 ? ` stride ${stride}` : ''} pad 1 groups ${inner} nobias,bn,conv 1x1x${to} nobias,bn`
}

const mobilenet = [
  '224x224x3,conv 3x3x32 stride 2 pad 1 nobias,bn',
  inverted(32, 16, 1, 1),
  ...([[16, 24, 2, 1], [24, 32, 2, 2], [32, 64, 2, 3], [64, 96, 1, 2], [96, 160, 2, 2]] as const).flatMap(([from, to, stride, more]) => [
    inverted(from, to, stride, 6),
    more === 1 ? `residual (${inverted(to, to, 1, 6)})` : `repeat ${more} (residual (${inverted(to, to, 1, 6)}))`,
  ]),
  inverted(160, 320, 1, 6),
  'conv 1x1x1280 nobias,bn,global pool,dense 1000',
].join(',')

const alexnet = '224x224x3,conv 11x11x64 stride 4 pad 2,pool 3 stride 2,conv 5x5x192 pad 2,pool 3 stride 2,conv 3x3x384 pad 1,conv 3x3x256 pad 1,conv 3x3x256 pad 1,pool 3 stride 2,dense 4096,dense 4096,dense 1000'
const alexnet2012 = '227x227x3,conv 11x11x96 stride 4,pool 3 stride 2,conv 5x5x256 pad 2 groups 2,pool 3 stride 2,conv 3x3x384 pad 1,conv 3x3x384 pad 1 groups 2,conv 3x3x256 pad 1 groups 2,pool 3 stride 2,dense 4096,dense 4096,dense 1000'

const lecun = { title: 'LeCun, Bottou, Bengio, Haffner, “Gradient-based learning applied to document recognition”, Proc. IEEE 86(11), 1998', url: 'https://doi.org/10.1109/5.726791' }

/** Networks to start from. */
export const presets: Readonly<Record<string, Published>> = {
  'lenet-1998': { says: 'LeNet-5, as published in 1998', source: lecun, state: { variant: 'lenet-1998' } },
  alexnet: { says: 'AlexNet, one tower (torchvision)', source: torchvision('alexnet'), state: { layers: alexnet } },
  'alexnet-2012': { says: 'AlexNet, two groups (2012)', source: { title: 'Krizhevsky, Sutskever, Hinton, “ImageNet classification with deep convolutional neural networks”, NIPS 2012', url: 'https://papers.nips.cc/paper/4824' }, state: { layers: alexnet2012 } },
  'vgg-16': { says: 'VGG-16', source: { title: 'Simonyan, Zisserman, arXiv 1409.1556, configuration D', url: 'https://arxiv.org/abs/1409.1556' }, state: { layers: vgg16 } },
  'resnet-18': { says: 'ResNet-18', source: torchvision('resnet'), state: { layers: resnet18 } },
  'resnet-50': { says: 'ResNet-50', source: torchvision('resnet'), state: { layers: resnet50 } },
  'mobilenet-v2': { says: 'MobileNetV2', source: torchvision('mobilenetv2'), state: { layers: mobilenet } },
}
