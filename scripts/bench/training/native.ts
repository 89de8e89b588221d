import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Peer } from './peer.ts'

/** One thread, and memory that is kept: glibc gives large arrays back after every step, and PyTorch then spends most of its time on page faults. */
const settings = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', MALLOC_MMAP_THRESHOLD_: '1000000000', MALLOC_TRIM_THRESHOLD_: '1000000000' }

export interface Native {
  /** Versions of what is installed. */
  readonly found: Readonly<Record<'numpy' | 'torch', string | undefined>>
  /** Seconds or GFLOP/s, as native.py says. */
  ask(command: string): Promise<number>
  close(): void
}

/** Python on one thread beside this process, or undefined where there is none. Debian's own first: python3-torch is installed there. */
export async function native(): Promise<Native | undefined> {
  for (const python of ['/usr/bin/python3', 'python3', 'python']) {
    const child = spawn(python, [join(import.meta.dirname, 'native.py')], { env: { ...process.env, ...settings }, stdio: ['pipe', 'pipe', 'ignore'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next = async () => {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${python} ended`)
      return JSON.parse(value)
    }
    try {
      await once(child, 'spawn')
      return {
        found: await next(),
        ask(command) {
          child.stdin.write(`${command}\n`)
          return next()
        },
        close: () => void child.stdin.end(),
      }
    } catch {
      child.kill()
    }
  }
  return undefined
}

/** PyTorch on images and labels drawn at random: what it does does not hang on them. */
export const torch = ({ ask }: Native): Peer => ({
  name: 'PyTorch',
  steps: 10,
  open: async ({ layers, batch }) => ({ run: (steps) => ask(`train ${layers} ${batch} ${steps}`), close: () => undefined }),
})
