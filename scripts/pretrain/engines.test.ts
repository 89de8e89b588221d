import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { float64 } from '../../src/training/engines/float64.ts'
import { engines } from './engines.ts'
import { runIn } from './file.ts'
import { Pretrain, small } from './testing/small.ts'

test('where nothing is said a software adapter is passed over, and so is none at all', async () => {
  expect((await engines({}, () => ({ name: 'google swiftshader', software: true })).default()).name).toBe('assembly')
  expect((await engines({}, () => ({ says: 'Found no drivers!' })).default()).name).toBe('assembly')
})

test('a build of our own engine is taken at its word: nobody looks for an adapter', async () => {
  const looking = () => {
    throw new Error('looked')
  }
  expect((await engines({ build: 'simd' }, looking).default()).versions['build']).toBe('simd')
})

test('a graphics processor is taken where nothing is said', async () => {
  const running = engines({}, () => ({ name: 'a card', software: false }), async () => ({ ...float64, name: 'webgpu' }))
  expect((await running.default()).name).toBe('webgpu')
  expect((await running.of({ by: 'webgpu', versions: {} })).name).toBe('webgpu')
})

test('webgpu that was asked for and is not there is refused with what is missing, in Dawn’s own words, too', async () => {
  await expect(engines({ engine: 'webgpu' }, () => ({ says: 'vkCreateInstance: Found no drivers!' })).default()).rejects.toThrow(/--engine webgpu: Dawn finds no graphics adapter[^]*Found no drivers!/)
})

test('a run that WebGPU made is repeated by our own engine where there is no adapter', async () => {
  expect((await engines({}, () => ({})).of({ by: 'webgpu', versions: { adapter: 'a card' } })).name).toBe('assembly')
})

test('a device that is lost is told of, since its answers may never come', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const running = engines({ engine: 'webgpu' }, () => ({ name: 'a card', software: false }), async () => ({ ...float64, name: 'webgpu', lost: promise }))
  expect((await running.default()).name).toBe('webgpu')
  resolve('device was reset')
  await expect(running.lost).rejects.toThrow('device was reset. Every run that is there is whole')
})

const swiftshader = '/usr/lib/chromium/vk_swiftshader_icd.json'

test.skipIf(process.platform !== 'linux')('the script ends with status 1 and says what is missing where no driver is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pretrain-webgpu-'))
  const { args } = await small(folder, 1)
  const { status, says } = await new Pretrain([...args, '--engine', 'webgpu'], { VK_ICD_FILENAMES: join(folder, 'none.json') }).ended
  await rm(folder, { recursive: true })
  expect(status).toBe(1)
  expect(says).toMatch(/--engine webgpu: Dawn finds no graphics adapter on this machine/)
})

test.skipIf(!existsSync(swiftshader))('on a software adapter that is asked for, two seeds are made by WebGPU in Node, with the adapter’s name, and the script ends (needs Debian’s Chromium and libvulkan1)', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'pretrain-webgpu-'))
  const tasks = await small(folder, 2, { layers: 'none', batch: 100, epochs: 1 })
  const { status, says } = await new Pretrain([...tasks.args, '--engine', 'webgpu'], { VK_ICD_FILENAMES: swiftshader }).ended
  if (/Couldn't load Vulkan|libvulkan/.test(says) && status === 1) context.skip('libvulkan.so.1 is not installed')
  expect(status, says).toBe(0)
  const files = await readdir(join(tasks.runs, 'rates'))
  expect(files).toHaveLength(2)
  for (const file of files) {
    const { made, provenance } = await runIn(join(tasks.runs, 'rates', file))
    expect(made).toMatchObject([{ by: 'webgpu', versions: { adapter: expect.stringMatching(/swiftshader/i), 'tfjs-core': expect.any(String) } }])
    expect(provenance.libraries).toMatchObject({ webgpu: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  }
  await rm(folder, { recursive: true })
}, 240_000)
