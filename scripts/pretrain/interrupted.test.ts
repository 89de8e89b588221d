import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { draftsOf, filesOf, killed } from './testing/interrupted.ts'
import { Pretrain, small } from './testing/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretrain-interrupted-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('killed three times at random points, it loses the runs in progress alone and makes none twice', () => killed(folder, 3), 120_000)

test('of two processes on one list of tasks each makes a part, none twice, and both end', async () => {
  const tasks = await small(join(folder, 'two'), 12)
  const both = [new Pretrain(tasks.args), new Pretrain(tasks.args)]
  for (const { ended } of both) expect(await ended).toMatchObject({ status: 0 })
  const made = both.flatMap(({ said }) => said.filter(({ event }) => event === 'run').map(({ id }) => `rates/${id}.json`))
  expect(made.toSorted()).toEqual([...(await filesOf(tasks)).keys()].toSorted())
  expect(made).toHaveLength(12)
  expect(await draftsOf(tasks)).toEqual([])
}, 120_000)

/** A disk of a few kilobytes, where this user may mount one. */
const disk = join(folder, 'full', 'runs')
mkdirSync(disk, { recursive: true })
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20k', 'tmpfs', disk]).status === 0
afterAll(() => void (mounted && spawnSync('umount', [disk])))

test.skipIf(!mounted)('on a full disk it stops with a word, leaves whole runs alone, and goes on where there is room again (needs the right to mount)', async () => {
  const tasks = await small(join(folder, 'full'), 8)
  const { status, says } = await new Pretrain(tasks.args).ended
  expect(status).toBe(1)
  expect(says).toMatch(/The disk is full.*Every run that is there is whole\. Make room and start again\./)
  const before = await filesOf(tasks)
  expect(before.size).toBeGreaterThan(0)
  expect(before.size).toBeLessThan(8)
  expect(await draftsOf(tasks)).toEqual([])
  expect(spawnSync('mount', ['-o', 'remount,size=10m', disk]).status).toBe(0)
  expect(await new Pretrain(tasks.args).ended).toMatchObject({ status: 0 })
  const after = await filesOf(tasks)
  expect(after.size).toBe(8)
  for (const [name, text] of before) expect(after.get(name)).toBe(text)
}, 120_000)
