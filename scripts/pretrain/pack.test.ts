import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sameNumbers } from '../../src/runs/repeat.ts'
import { readRun } from './file.ts'
import { vulkanLoader } from './needs.ts'
import { readOptions } from './options.ts'
import { pack } from './pack.ts'
import { placeOf } from './place.ts'
import { filesOf } from './testing/interrupted.ts'
import { Pretrain, type Small, small } from './testing/small.ts'

const root = resolve('.')
const folder = mkdtempSync(join(tmpdir(), 'pretrain-pack-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs made without packing, and a place where the first of them alone is there. */
let whole: Small
let part: Small
/** The unpacked archive. Where no Vulkan loader is installed, a file stands in for it: the engine of the CPU takes no notice. */
const unpacked = join(folder, 'elsewhere/chain-rule')
const loaders = [join(folder, 'stand-in')]
const packed = async (file: string, limit: number) => {
  const options = readOptions([...part.args, '--pack', file])
  return pack(root, file, options, await placeOf(root, options), { limit, loaders })
}

beforeAll(async () => {
  whole = await small(join(folder, 'whole'), 3)
  expect(await new Pretrain([...whole.args, '--build', 'simd']).ended).toMatchObject({ status: 0 })
  await cp(join(folder, 'whole'), join(folder, 'part'), { recursive: true })
  part = await small(join(folder, 'part'), 3)
  const [, ...others] = await readdir(join(part.runs, 'rates'))
  for (const name of others) rmSync(join(part.runs, 'rates', name))
  await mkdir(loaders[0]!)
  await writeFile(join(loaders[0]!, 'libvulkan.so.1'), '')
})

/** A mount namespace where the checkout and its packages are not to be seen, where this user may make one. */
const hidden = [...new Set([root, realpathSync('node_modules')])]
const hide = ['--mount', 'sh', '-c', `${hidden.map((_, i) => `mount -t tmpfs none "$${i + 1}"`).join(' && ')} && shift ${hidden.length} && exec "$@"`, 'sh', ...hidden]
const mayHide = spawnSync('unshare', [...hide, 'true']).status === 0

/** The unpacked script with nothing in its environment, in another folder. */
function run(...args: string[]) {
  const command = ['env', '-i', 'PATH=/nowhere', join(unpacked, 'run'), ...args]
  const [program, ...rest] = mayHide ? ['unshare', ...hide, ...command] : command
  return spawnSync(program!, rest, { cwd: '/', encoding: 'utf8' })
}

test.runIf(process.platform === 'linux')('one archive makes the missing runs elsewhere, bit for bit, and one archive brings them back', async () => {
  const file = join(folder, 'pack.tar')
  expect(await packed(file, 1e9)).toMatchObject({ file, runs: { of: 3, there: 1 }, needs: expect.stringMatching(/^Linux \w+, glibc 2\.\d+/) })
  await mkdir(join(folder, 'elsewhere'))
  execFileSync('tar', ['-xf', file, '-C', join(folder, 'elsewhere')])
  for (const name of ['run', 'packed.json', 'scripts/pretrain.js', 'scripts/askAdapter.js']) {
    const text = await readFile(join(unpacked, name), 'utf8')
    for (const path of [...hidden, folder]) expect(text, name).not.toContain(path)
  }

  expect(run('--list').stdout.match(/^(there|missing)/gm)!.toSorted()).toEqual(['missing', 'missing', 'there'])
  expect(run('--collect')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no new run yet.') })
  const first = run('--build', 'simd', '--task', '1', '--tasks', '3')
  const second = run('--build', 'simd')
  for (const { status, stderr } of [first, second]) expect(status, stderr).toBe(0)
  expect(second.stderr).toMatch(/2 new runs in .*chain-rule\/data-[0-9a-f]{8}\.zip/)
  expect(run('--pack', '/tmp/again.tar')).toMatchObject({ status: 1, stderr: expect.stringContaining('this is an unpacked archive already') })

  const [back] = (await readdir(unpacked)).filter((name) => name.endsWith('.zip'))
  const merged = new Pretrain(['merge', join(unpacked, back!), ...part.args])
  expect(await merged.ended).toEqual({ status: 0, says: expect.any(String) })
  const [mine, theirs] = [await filesOf(whole), await filesOf(part)]
  expect([...theirs.keys()].toSorted()).toEqual([...mine.keys()].toSorted())
  for (const [name, text] of mine) {
    const [here, there] = [readRun(name, text), readRun(name, theirs.get(name)!)]
    expect(sameNumbers(here, there)).toBe(true)
    expect(there).toMatchObject({ made: here.made, provenance: { ...here.provenance, finished: expect.any(String), wall: expect.any(Number) } })
  }
})

test.runIf(process.platform === 'linux')('an archive that would be too large is not made, and nothing of it is left', async () => {
  const file = join(folder, 'large.tar')
  await expect(packed(file, 60e6)).rejects.toThrow(/--pack: large\.tar would be 1\d\d\.\d MB, and at most 60\.0 MB are made/)
  await expect(packed(join(folder, 'none/large.tar'), 1e9)).rejects.toThrow(/--pack: tar could not make .*[^]*It says: tar: /)
  expect((await readdir(folder)).filter((name) => name.includes('large'))).toEqual([])
})

test('a machine without a Vulkan loader cannot pack, and is told which package has it', () => {
  expect(() => vulkanLoader([folder])).toThrow(/libvulkan\.so\.1 is not installed here.*apt install libvulkan1/)
  expect(vulkanLoader([folder, ...loaders])).toBe(join(loaders[0]!, 'libvulkan.so.1'))
})

test('there is nothing to bring back from a checkout', async () => {
  expect(await new Pretrain([...part.args, '--collect']).ended).toMatchObject({ status: 1, says: expect.stringMatching(/--collect is for an unpacked archive of --pack\. In a checkout the runs lie where they belong, in .*runs/) })
})
