import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Epoch } from '../../../src/runs/run.ts'
import type { Peer } from './peer.ts'

/** One thread, and memory that is kept: glibc gives large arrays back after every step, and PyTorch then spends most of its time on page faults. */
const settings = { PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', MALLOC_MMAP_THRESHOLD_: '1000000000', MALLOC_TRIM_THRESHOLD_: '1000000000' }

export const noTorch = 'PyTorch is not installed (Debian: python3-torch, with libopenblas0)'

/** A run that PyTorch made. */
export interface Made {
  /** Of processor time, of all threads. */
  readonly seconds: number
  readonly epochs: readonly Epoch[]
  /** File names of the libraries that multiplied. */
  readonly algebra: readonly string[]
}

export interface Native {
  /** Versions of what is installed. */
  readonly found: Readonly<Record<'numpy' | 'torch', string | undefined>>
  /** What native.py answers: seconds or GFLOP/s, of a whole run `Made`. Rejects with its reason where there is none. */
  ask<T = number>(command: string): Promise<T>
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
      const answer = JSON.parse(value)
      if (answer.fault) throw new Error(answer.fault)
      return answer
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
  steps: 20,
  open: async ({ layers, batch }) => ({ run: (steps) => ask(`train ${layers} ${batch} ${steps}`), close: () => undefined }),
})
