import { expect, test } from 'vitest'
import { resnet50 } from './resnet.ts'

test('ResNet-50 has 3,857,973,248 multiply-adds as published and 4,089,184,256 as in torchvision', () => {
  expect([resnet50('1x1'), resnet50('3x3')]).toEqual([3_857_973_248, 4_089_184_256])
})
