import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { sameNumbers } from '../../../src/runs/repeat.ts'
import { readRun } from '../file.ts'
import { Pretrain, type Small, small } from './small.ts'

/** Texts of the run files that are there, by their names; each one is read as a whole run. */
export async function filesOf({ runs }: Small): Promise<Map<string, string>> {
  const names = (await readdir(runs, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.json'))
  const texts = new Map<string, string>()
  for (const name of names) {
    const text = await readFile(join(runs, name), 'utf8')
    readRun(name, text)
    texts.set(name, text)
  }
  return texts
}

/** What killed processes left beside the runs. */
export const draftsOf = async ({ runs }: Small) => (await readdir(runs, { recursive: true })).filter((name) => name.endsWith('.tmp'))

/** Runs that are left when the script is started: enough that it is still at work when it is killed. */
const ahead = 12

/**
 * Starts the script and kills it (SIGKILL) so many times while it is at work, each time after a random number of its messages
 * and some milliseconds more; then lets it end, and compares with one that was never killed.
 */
export async function killed(folder: string, times: number): Promise<void> {
  const random = draw('killed', times)
  const said: Pretrain['said'][] = []
  let before = new Map<string, string>()
  const left = () => small(join(folder, 'killed'), before.size + ahead)
  for (let hits = 0; hits < times; ) {
    const process = new Pretrain((await left()).args)
    // A run says five things, an epoch takes some milliseconds.
    await process.until(1 + Math.floor(10 * random()))
    await wait(Math.floor(20 * random()))
    if (await process.kill()) hits++
    said.push(process.said)
    const after = await filesOf(await left())
    for (const [name, text] of before) expect(after.get(name)).toBe(text)
    before = after
  }
  const tasks = await left()
  const last = new Pretrain(tasks.args)
  expect(await last.ended).toMatchObject({ status: 0 })
  said.push(last.said)
  const made = said.flat().filter(({ event }) => event === 'run').map(({ id }) => id)
  expect(new Set(made).size, 'no run was made twice').toBe(made.length)
  expect(await draftsOf(tasks)).toEqual([])

  const unbroken = await small(join(folder, 'unbroken'), before.size + ahead)
  expect(await new Pretrain(unbroken.args).ended).toMatchObject({ status: 0 })
  const [broken, whole] = [await filesOf(tasks), await filesOf(unbroken)]
  expect([...broken.keys()].toSorted()).toEqual([...whole.keys()].toSorted())
  expect(whole.size).toBe(before.size + ahead)
  for (const [name, text] of whole) expect(sameNumbers(readRun(name, broken.get(name)!), readRun(name, text))).toBe(true)
}
