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
  ['--build simd --runs r --grids g', { command: 'make', build: 'simd', runs: 'r', grids: 'g' }],
])('%s is understood', (line, options) => expect(read(line)).toMatchObject(options))

test.each([
  ['--frobnicate', /--frobnicate/],
  ['make', /“make” is no command\. There is one: merge DIR/],
  ['merge', /name at least one folder/],
  ['merge a --only width', /merge takes no --only/],
  ['--list --verify', /list and verify do not go together/],
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
  for (const name of ['data', 'only', 'groups', 'task', 'tasks', 'engine', 'build', 'runs', 'grids', 'list', 'verify']) expect(known).toContain(name)
})
