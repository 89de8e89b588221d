import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

/** What Dawn finds on this machine. */
export interface Found {
  readonly name?: string
  /** Whether the adapter is a program that plays a graphics processor: slower than any engine of the CPU. */
  readonly software?: boolean
  /** What Dawn and the drivers have to say where they find none. */
  readonly says?: string
}

/** Beside this file, as TypeScript in the checkout and as JavaScript where it is packed. */
const asking = join(import.meta.dirname, `askAdapter${extname(import.meta.filename)}`)

/** Asks in a process of its own: a driver that crashes takes only that one with it, and what drivers print is kept for who wants it. */
export function findAdapter(): Found {
  try {
    // Mesa complains where the variable is missing, and needs no such folder.
    return JSON.parse(execFileSync(process.execPath, [asking], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000, env: { XDG_RUNTIME_DIR: tmpdir(), ...process.env } })) as Found
  } catch (error) {
    return { says: String((error as { stderr?: unknown }).stderr || (error as Error).message).trim() }
  }
}
