import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'

/**
 * Takes a task for this process. A claim is an empty file named by the task, the machine and the process; whoever sees
 * another living claim steps back. Two that come at the same moment may both step back, never both go on. Claims
 * of dead processes of this machine are swept away, which can harm no living one: of processes that are gone, and of those
 * that were there before the machine last started, whose number may be another's by now.
 */
export async function claim(claims: string, id: string, pid: number = process.pid): Promise<boolean> {
  await mkdir(claims, { recursive: true })
  const mine = name(id, hostname(), pid)
  // It may be there already, from a process that was killed and had the same number.
  await writeFile(join(claims, mine), '')
  for (const other of await readdir(claims)) {
    if (other === mine || !other.startsWith(`${id}.`)) continue
    if (await alive(claims, other)) {
      await release(claims, id, pid)
      return false
    }
    await rm(join(claims, other), { force: true })
  }
  return true
}

export const release = (claims: string, id: string, pid: number = process.pid) => rm(join(claims, name(id, hostname(), pid)), { force: true })

const name = (id: string, host: string, pid: number) => `${id}.${host}.${pid}`

async function alive(claims: string, claim: string): Promise<boolean> {
  const [, host, pid] = /^[^.]+\.(.+)\.(\d+)$/.exec(claim) ?? []
  if (host !== hostname()) return true
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const made = await stat(join(claims, claim)).catch(() => undefined)
  return made !== undefined && made.mtimeMs > Date.now() - 1000 * uptime()
}

/** Writes a file whole or not at all: a reader never sees a part of it, however the process ends. */
export const writeWhole = (path: string, text: string | Uint8Array): Promise<void> => writeAll([[path, text]])

/**
 * Writes several files, all or none: first all beside their places, then each is put into its own. What cannot be
 * written leaves nothing behind; a process that is killed leaves at most drafts, which no reader takes for runs.
 */
export async function writeAll(files: readonly (readonly [path: string, text: string | Uint8Array])[]): Promise<void> {
  const draft = (path: string) => `${path}.${process.pid}.tmp`
  const placed: string[] = []
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(path), { recursive: true })
      const file = await open(draft(path), 'w')
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
    }
    for (const [path] of files) {
      await rename(draft(path), path)
      placed.push(path)
    }
  } catch (error) {
    for (const path of [...placed, ...files.map(([path]) => draft(path))]) await rm(path, { force: true })
    throw error
  }
}

/** Takes away what processes that were killed left beside a file. Only for whoever has its claim. */
export async function sweep(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => [])
  const left = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'))
  for (const name of left) await rm(join(dirname(path), name), { force: true })
}
