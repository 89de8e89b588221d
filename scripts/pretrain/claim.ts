import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Takes a task for this process. A claim is an empty file named by the task, the machine and the process; whoever sees
 * another living claim steps back. Two that come at the same moment may both step back, never both go on. Claims
 * of dead processes of this machine are swept away, which can harm no living one.
 */
export async function claim(claims: string, id: string, pid: number = process.pid): Promise<boolean> {
  await mkdir(claims, { recursive: true })
  const mine = name(id, hostname(), pid)
  await writeFile(join(claims, mine), '', { flag: 'wx' })
  for (const other of await readdir(claims)) {
    if (other === mine || !other.startsWith(`${id}.`)) continue
    if (alive(other)) {
      await release(claims, id, pid)
      return false
    }
    await rm(join(claims, other), { force: true })
  }
  return true
}

export const release = (claims: string, id: string, pid: number = process.pid) => rm(join(claims, name(id, hostname(), pid)), { force: true })

const name = (id: string, host: string, pid: number) => `${id}.${host}.${pid}`

function alive(claim: string): boolean {
  const [, host, pid] = /^[^.]+\.(.+)\.(\d+)$/.exec(claim) ?? []
  if (host !== hostname()) return true
  try {
    return process.kill(Number(pid), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Writes a file whole or not at all: a reader never sees a part of it, however the process ends. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.${process.pid}.tmp`
  const file = await open(aside, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
}
