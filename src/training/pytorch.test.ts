import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modulesOf, pytorchProgram } from '../runs/pytorch.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { idx, safetensors, stateDictOf } from '../runs/tensors.ts'
import { nodeEngines } from './engines/node.ts'
import { float64 } from './engines/float64.ts'
import { loadData } from './load.ts'
import { initialWeights, layersOf } from './network.ts'
import { imagesAt } from './score.ts'
import { train } from './train.ts'

const works = (python: string) => {
  try {
    execFileSync(python, ['-c', 'import numpy, torch'], { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
}
/** A Python that has PyTorch: the one on the path, or Debian's with python3-torch. */
const python = ['python3', '/usr/bin/python3'].find(works)
const folder = join(process.cwd(), 'public/data/letters/')
const place = mkdtempSync(join(tmpdir(), 'chain-rule-pytorch-'))
afterAll(() => rmSync(place, { recursive: true }))

/** What each program prints, in one process, since loading PyTorch takes longer than they do. */
function runAll(programs: readonly string[]): string[] {
  const files = programs.map((program, i) => {
    const file = join(place, `program-${i}.py`)
    writeFileSync(file, program)
    return file
  })
  const mark = '=== next ==='
  const driver = `import runpy, sys\nfiles = sys.argv[1:]\nfor file in files:\n    sys.argv = [file]\n    runpy.run_path(file)\n    print("${mark}", flush=True)`
  return execFileSync(python!, ['-c', driver, ...files], { encoding: 'utf8', cwd: place, env: { ...process.env, OMP_NUM_THREADS: '1' } }).split(`${mark}\n`)
}

/** Error in percent and loss of the three splits, epoch by epoch, as the program printed them. */
function printed(output: string) {
  return output.split('\n').flatMap((line) => {
    const found = /^epoch (\d+): training ([\d.]+) % \(loss ([\d.]+)\), validation ([\d.]+) % \(loss ([\d.]+)\), test ([\d.]+) % \(loss ([\d.]+)\)$/.exec(line)
    return found ? [found.slice(1).map(Number)] : []
  })
}

const small: Partial<Spec> = { layers: '40', trainingImages: 1500, epochs: 3, batch: 50, learningRate: 0.002 }
const cases: Readonly<Record<string, Partial<Spec>>> = {
  'Adam and ReLU': {},
  'two layers, dropout, GELU, momentum, Xavier': { layers: '40,20', dropout: 0.3, activation: 'gelu', optimizer: 'momentum', learningRate: 0.05, momentum: 0.8, initialization: 'xavier' },
  'no hidden layer, plain descent, decay': { layers: 'none', optimizer: 'sgd', learningRate: 0.1, weightDecay: 0.05, initialization: 'uniform', data: 'letters-random' },
  'RMSProp, tanh, the fault on the logits': { optimizer: 'rmsprop', activation: 'tanh', bug: 'relu-logits', learningRate: 0.001 },
}

test('the program has a module for every part of the network, in its order', () => {
  expect(modulesOf({ ...defaultSpec, layers: '7,5', activation: 'silu', dropout: 0.2 })).toEqual(['nn.Linear(784, 7)', 'nn.SiLU()', 'nn.Dropout(0.2)', 'nn.Linear(7, 5)', 'nn.SiLU()', 'nn.Dropout(0.2)', 'nn.Linear(5, 10)'])
  expect(modulesOf({ ...defaultSpec, layers: '7,5,4,3', activation: 'silu,linear,tanh' })).toEqual(['nn.Linear(784, 7)', 'nn.SiLU()', 'nn.Linear(7, 5)', 'nn.Linear(5, 4)', 'nn.Tanh()', 'nn.Linear(4, 3)', 'nn.Tanh()', 'nn.Linear(3, 10)'])
  expect(modulesOf({ ...defaultSpec, layers: 'none', bug: 'relu-logits' })).toEqual(['nn.Linear(784, 10)', 'nn.ReLU()'])
})

const specs = Object.values(cases).map((change): Spec => ({ ...defaultSpec, ...small, ...change }))
// All weights at zero under ReLU: validation error never changes, so it is best after the first epoch.
const early: Spec = { ...defaultSpec, layers: '3', initialization: 'zeros', learningRate: 1e-9, data: `own:${'0'.repeat(16)}`, epochs: 9, patience: 2 }
const exported: Spec = { ...defaultSpec, layers: '7,5', activation: 'silu,tanh', dropout: 0.2, epochs: 1, trainingImages: 10 }
/** Reads a safetensors file as the format's description says, and prints the model's answers to three images. */
const reader = `
import struct
content = open("weights.safetensors", "rb").read()
length, = struct.unpack("<Q", content[:8])
header = json.loads(content[8:8 + length])
state = {name: torch.from_numpy(np.frombuffer(content, "<f4", count=(t["data_offsets"][1] - t["data_offsets"][0]) // 4, offset=8 + length + t["data_offsets"][0]).reshape(t["shape"]).copy()) for name, t in header.items() if name != "__metadata__"}
model.load_state_dict(state)
model.eval()
print(json.dumps(model(x[train[:3]]).flatten().tolist()))
`

describe.skipIf(!python)('the same in PyTorch (needs python3-torch)', () => {
  let outputs: string[] = []
  beforeAll(() => {
    const count = 60
    const bytes = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 37) % 256)
    writeFileSync(join(place, 'images.idx3-ubyte'), idx([count, 28, 28], bytes))
    writeFileSync(join(place, 'labels.idx1-ubyte'), idx([count], Uint8Array.from({ length: count }, (_, i) => i % 10)))
    writeFileSync(join(place, 'splits.idx1-ubyte'), idx([count], Uint8Array.from({ length: count }, (_, i) => Math.floor((3 * i) / count))))
    writeFileSync(join(place, 'weights.safetensors'), safetensors(stateDictOf(exported, initialWeights(exported))))
    outputs = runAll([...specs.map((spec) => pytorchProgram(spec, folder, 'a test')), pytorchProgram(early, folder, 'own'), pytorchProgram(exported, folder, 'weights') + reader])
  }, 300_000)

  test.each(Object.keys(cases).map((says, i) => [says, i] as const))('%s: the program lands in the range of four seeds of ours', async (_, i) => {
    const spec = specs[i]!
    const data = await loadData(spec.data, (file) => readFile(join(folder, file)))
    const engine = await nodeEngines.assembly()
    const ours: { error: number; loss: number }[] = []
    for (const seed of [1, 2, 3, 4]) for await (const tick of train({ ...spec, seed }, data, engine)) if (tick.kind === 'epoch' && tick.record.epoch === spec.epochs) ours.push({ error: 100 * tick.record.validation.error, loss: tick.record.train.loss })
    const [epoch, , trainLoss, validation] = printed(outputs[i]!).at(-1) as [number, number, number, number]
    expect(epoch).toBe(spec.epochs)
    // A seed of theirs is one more draw from the same law: it may lie outside four of ours by as much as those are apart.
    const within = (value: number, all: readonly number[], least: number) => {
      const [low, high] = [Math.min(...all), Math.max(...all)]
      const room = Math.max(least, high - low)
      expect(value).toBeGreaterThan(low - room)
      expect(value).toBeLessThan(high + room)
    }
    within(validation, ours.map((o) => o.error), 1.2)
    within(trainLoss, ours.map((o) => o.loss), 0.06 * ours[0]!.loss)
  })

  test('early stopping ends the program where it ends a run; own data are read from their IDX files', () => {
    const output = outputs[specs.length]!
    expect(printed(output)).toHaveLength(3)
    expect(output).toContain('Stopped early: validation was best after epoch 1.')
  })

  test('exported weights give PyTorch the logits that they give here', async () => {
    const data = await loadData('letters', (file) => readFile(join(folder, file)))
    const { learningRate, momentum, optimizer, weightDecay } = exported
    const session = await float64.open({ layers: layersOf(exported), learningRate, momentum, optimizer, weightDecay }, { weights: initialWeights(exported), optimizer: {} })
    const ours = await session.logits(imagesAt(data, data.splits.train.subarray(0, 3)), 3)
    session.close()
    const logits = JSON.parse(outputs[specs.length + 1]!.trim().split('\n').at(-1)!) as number[]
    expect(logits).toHaveLength(30)
    for (const [i, value] of logits.entries()) expect(value).toBeCloseTo(ours[i]!, 5)
  })
})
