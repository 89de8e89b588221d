import type { Preset } from '../../../src/solution/problem.ts'
import type { inputs, Layer } from './layer.ts'

type Own = Preset<typeof inputs>
const alone: Partial<Layer> = { pool: '1', poolStride: '1' }

/** Layers that others have counted, and layers that readers meet. A pooling window of 1 compares nothing. */
export const presets: Readonly<Record<string, Own>> = {
  vgg: {
    says: 'the first layer of VGG-16',
    source: { title: 'Simonyan, Zisserman, 2014', url: 'https://arxiv.org/abs/1409.1556' },
    state: { ...alone, width: 224, height: 224, channels: 3, filters: 64, kernel: '3', stride: '1', padding: '1' },
  },
  resnet: {
    says: 'the first convolution of ResNet-50',
    source: { title: 'He and others, 2015', url: 'https://arxiv.org/abs/1512.03385' },
    state: { ...alone, width: 224, height: 224, channels: 3, filters: 64, kernel: '7', stride: '2', padding: '3', bias: false },
  },
  thop: {
    says: 'the layer of thop’s issue 231',
    source: { title: 'Lyken17/pytorch-OpCounter, issue 231', url: 'https://github.com/Lyken17/pytorch-OpCounter/issues/231' },
    state: { ...alone, width: 6, height: 6, channels: 3, filters: 5, kernel: '3', stride: '1', padding: '0', convention: 'thop-0.1.1' },
  },
  depthwise: {
    says: 'one filter for each channel',
    source: { title: 'Howard and others, MobileNets, 2017', url: 'https://arxiv.org/abs/1704.04861' },
    state: { ...alone, filters: 50, groups: 50 },
  },
}
