import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tolerance } from '../../src/runs/repeat.ts'
import { defaultSpec, type Spec } from '../../src/runs/spec.ts'
import { stateDictOf } from '../../src/runs/tensors.ts'
import { splitNames } from '../../src/training/data.ts'
import { nodeEngines } from '../../src/training/engines/node.ts'
import { loadData } from '../../src/training/load.ts'
import { initialWeights } from '../../src/training/network.ts'
import { sha256 } from '../../src/training/sha256.ts'
import { shuffled, train } from '../../src/training/train.ts'

const root = join(import.meta.dirname, '../..')
const letters = join(root, 'public/data/letters')
const load = (name: string) => loadData(name, (file) => readFile(join(letters, file)))
const place = mkdtempSync(join(tmpdir(), 'chain-rule-cross-check-'))
afterAll(() => rmSync(place, { recursive: true }))

/** A Python that has these packages: the one on the path, or Debian's. */
const pythonWith = (packages: string) =>
  ['python3', '/usr/bin/python3'].find((python) => {
    try {
      execFileSync(python, ['-c', `import sys, ${packages}; assert sys.version_info >= (3, 10)`], { stdio: 'ignore', timeout: 60_000 })
      return true
    } catch {
      return false
    }
  })
const [numpy, torch] = [pythonWith('numpy'), pythonWith('numpy, torch')]
const run = (python: string, ...args: readonly string[]) => execFileSync(python, args, { encoding: 'utf8', cwd: import.meta.dirname, env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })

describe.skipIf(!numpy)('the reader in Python (needs NumPy)', () => {
  test.each(['letters', 'letters-random'])('%s: the hash of the manifest, and every image, label and split as the site reads them', async (name) => {
    const data = await load(name)
    const hashOf = async (indices: Uint32Array) => ({ count: indices.length, sha256: await sha256(new Uint8Array(indices.buffer, indices.byteOffset, indices.byteLength)) })
    const splits = await Promise.all(splitNames.map(async (split) => [split, await hashOf(data.splits[split])]))
    expect(JSON.parse(run(numpy!, 'letters.py', name))).toEqual({ hash: data.hash, images: await sha256(data.images), labels: await sha256(data.labels), splits: Object.fromEntries(splits) })
  })

  test('a file that is not the one of the manifest is named', () => {
    const manifest = JSON.parse(readFileSync(join(letters, 'manifest.json'), 'utf8')) as { shards: { file: string }[]; labels: { file: string } }
    for (const { file } of [...manifest.shards, manifest.labels]) writeFileSync(join(place, file), readFileSync(join(letters, file)))
    writeFileSync(join(place, 'manifest.json'), JSON.stringify(manifest))
    expect(JSON.parse(run(numpy!, 'letters.py', 'letters', place))).toMatchObject({ splits: { test: { count: 1000 } } })
    const turned = readFileSync(join(letters, 'images-3.bin'))
    turned[turned.length >> 1]! ^= 1
    writeFileSync(join(place, 'images-3.bin'), turned)
    expect(() => run(numpy!, 'letters.py', 'letters', place)).toThrow('images-3.bin is damaged')
  })
})

/** Trains one epoch from weights and in an order that are given as files, and prints the scores. */
const given = `
import json, sys
from pathlib import Path
import numpy as np
import torch
import letters, network
torch.set_num_threads(1)
place, spec = Path(sys.argv[1]), json.loads(sys.argv[2])
data = letters.load(spec["data"])
model = network.network(spec, torch.Generator())
state = {name: torch.from_numpy(np.fromfile(place / f"{name}.f32", "<f4").reshape(tensor.shape)) for name, tensor in model.state_dict().items()}
model.load_state_dict(state)
x, y = network.shades(data.images), torch.from_numpy(data.labels.astype(np.int64))
optimizer = network.optimizer_of(spec, model)
order = torch.from_numpy(np.fromfile(place / "order.u32", "<u4").astype(np.int64))
network.epoch(spec, model, optimizer, x, y, order)
print(json.dumps({name: network.score(model, x, y, torch.from_numpy(indices)) for name, indices in data.splits.items()}))
`

// Without OpenBLAS an epoch takes PyTorch several seconds.
describe.skipIf(!torch)('training in PyTorch (needs python3-torch)', { timeout: 300_000 }, () => {
  test.each(['100', '60,40'])('%s hidden units: with our draws it takes our steps, so the draws are all that differs', async (layers) => {
    const spec: Spec = { ...defaultSpec, layers, epochs: 1 }
    const data = await load(spec.data)
    for (const { name, values } of stateDictOf(spec, initialWeights(spec))) writeFileSync(join(place, `${name}.f32`), Float32Array.from(values))
    writeFileSync(join(place, 'order.u32'), shuffled(data.splits.train, spec.seed, 1))
    const theirs = JSON.parse(run(torch!, '-c', given, place, JSON.stringify(spec)))
    for await (const tick of train(spec, data, await nodeEngines.assembly())) {
      if (tick.kind !== 'epoch') continue
      for (const split of splitNames) {
        // Rounding alone makes 4e-7 here; an ε of 1e-7 in place of 1e-8 makes 1e-3 with two layers.
        expect(Math.abs(theirs[split].loss / tick.record[split].loss - 1)).toBeLessThan(1e-4)
        expect(Math.abs(theirs[split].error - tick.record[split].error) * data.splits[split].length).toBeLessThanOrEqual(2)
      }
    }
  })

  test('a seed that is recorded is not trained again, and training it anew gives what the guide shows', () => {
    const record = join(place, 'record.json')
    const options = ['train.py', '--record', record, '--layers', '100', '--epochs', '1', '--seeds', '2', '--limit', '1']
    expect(run(torch!, ...options)).toMatch(/^2 runs are missing\.\n100, seed 1: /)
    const first = JSON.parse(readFileSync(record, 'utf8'))
    expect(run(torch!, ...options)).toMatch(/^1 runs are missing\.\n100, seed 2: /)
    const second = JSON.parse(readFileSync(record, 'utf8'))
    expect(second.configurations[0].runs[0]).toEqual(first.configurations[0].runs[0])
    const text = readFileSync(record, 'utf8')
    expect(run(torch!, ...options)).toBe('0 runs are missing.\n')
    expect(readFileSync(record, 'utf8')).toBe(text)
    writeFileSync(record, JSON.stringify({ ...second, data: 'another' }))
    expect(() => run(torch!, ...options)).toThrow('on other images')

    const shown = JSON.parse(readFileSync(join(root, 'content/guides/cross-check.json'), 'utf8'))
    const { spec, runs } = second.configurations[0]
    const committed = shown.configurations.find((one: { spec: Spec }) => JSON.stringify({ ...one.spec, epochs: spec.epochs }) === JSON.stringify(spec))
    for (const [i, { epochs }] of runs.entries()) expect(Math.abs(epochs[0].train.loss / committed.runs[i].epochs[0].train.loss - 1)).toBeLessThan(tolerance.firstLoss)
  })
})
