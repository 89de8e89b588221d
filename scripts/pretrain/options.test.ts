import { expect, test } from 'vitest'
import { readOptions, usage } from './options.ts'

const read = (line: string) => readOptions(line.split(' ').filter(Boolean))

test('without a word, the book’s own runs are made', () => expect(read('')).toEqual({ command: 'make', from: [] }))

test.each([
  ['--list --only width --groups 2', { command: 'list', only: 'width', groups: 2 }],
  ['--task 3 --tasks 8 --data d', { command: 'make', part: { task: 3, tasks: 8 }, data: 'd' }],
  ['--verify --engine wasm', { command: 'verify', engine: 'wasm' }],
  ['--engine webgpu', { command: 'make', engine: 'webgpu' }],
  ['merge a b --data d', { command: 'merge', from: ['a', 'b'], data: 'd' }],
  ['--pack a/b.tar.xz --data d --runs r --grids g', { command: 'pack', file: 'a/b.tar.xz', data: 'd', runs: 'r', grids: 'g' }],
  ['--pack b.tar.gz', { command: 'pack', file: 'b.tar.gz' }],
  ['--collect --data d', { command: 'collect', data: 'd' }],
  ['--build simd --runs r --grids g', { command: 'make', build: 'simd', runs: 'r', grids: 'g' }],
])('%s is understood', (line, options) => expect(read(line)).toMatchObject(options))

test.each([
  ['--frobnicate', /--frobnicate/],
  ['make', /“make” is no command\. There is one: merge FROM/],
  ['merge', /name at least one folder or archive/],
  ['merge a --only width', /merge takes no --only/],
  ['--list --verify', /list and verify do not go together/],
  ['--pack a.tar.xz --list', /list and pack do not go together/],
  ['--collect --verify', /verify and collect do not go together/],
  ['--pack', /--pack/],
  ['--pack a.zip', /--pack: “a\.zip” does not end with \.tar\.xz, \.tar\.gz or \.tar/],
  ['--pack .tar.xz', /--pack: “\.tar\.xz” does not end with/],
  ['--pack a.tar.xz --only width', /--pack takes no --only: say it where the archive is unpacked/],
  ['--collect --engine wasm', /--collect takes no --engine/],
  ['--groups two', /--groups: “two” is not a whole number from 1/],
  ['--task 1', /--task and --tasks go together/],
  ['--task 0 --tasks 2', /--task: “0” is not a whole number from 1/],
  ['--task 3 --tasks 2', /--task: 3 is more than --tasks 2/],
  ['--engine gpu', /--engine: “gpu” is not one of webgpu, assembly, wasm, cpu, float64/],
  ['--build avx', /--build: “avx” is not one of relaxed, simd, scalar/],
  ['--build simd --engine wasm', /wasm has no builds/],
])('%s is refused, and why', (line, says) => expect(() => read(line)).toThrow(says))

test('every option that is read is in the usage', () => {
  const known = [...usage.matchAll(/--([a-z]+)/g)].map(([, name]) => name)
  for (const name of ['data', 'only', 'groups', 'task', 'tasks', 'engine', 'build', 'runs', 'grids', 'list', 'verify', 'pack', 'collect']) expect(known).toContain(name)
})
