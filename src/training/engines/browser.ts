import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import relaxed from './assembly/built/relaxed.wasm?url'
import relaxedThreads from './assembly/built/relaxed.threads.wasm?url'
import scalar from './assembly/built/scalar.wasm?url'
import scalarThreads from './assembly/built/scalar.threads.wasm?url'
import simd128 from './assembly/built/simd.wasm?url'
import simd128Threads from './assembly/built/simd.threads.wasm?url'
import helper from './assembly/helper.ts?worker&url'
import { type Build } from './assembly/kernels.ts'
import type { Joining } from './assembly/team.ts'
import { within } from './choose.ts'
import type { Engine, EngineName } from './engine.ts'

/** The builds without threads, from our own site; the address is absolute, since a `data:` worker has no place of its own. */
const locate = (build: string) => new URL(build.includes('simd') ? simd : plain, import.meta.url).href

const onTfjs = async (name: 'webgpu' | 'wasm' | 'cpu') => {
  const [{ tfjs }, backends] = await Promise.all([import('./tfjs.ts'), import('./backends.ts')])
  return tfjs(name === 'wasm' ? backends.wasm(locate) : backends[name])
}

const files: Record<Build, readonly [alone: string, threads: string]> = { relaxed: [relaxed, relaxedThreads], simd: [simd128, simd128Threads], scalar: [scalar, scalarThreads] }

/**
 * Threads of our own engine: pages that are isolated from other sites' may share memory between them, and a page itself may not wait.
 * More than four were not tried.
 */
const threadsHere = () => (globalThis.crossOriginIsolated && !('document' in globalThis) ? Math.min(4, navigator.hardwareConcurrency || 1) : 1)

/** The engine of our own, in the fastest build that runs here or in another; on several threads where memory may be shared and they start. */
export async function assemblyIn(wanted?: Build): Promise<Engine> {
  const threads = threadsHere()
  const [{ assembly }, { buildHere }] = await Promise.all([import('./assembly/assembly.ts'), import('./assembly/kernels.ts')])
  if (typeof WebAssembly === 'undefined') throw new Error('this browser has no WebAssembly')
  const build = wanted ?? buildHere()
  const bytes = async (address: string) => {
    const answer = await fetch(new URL(address, import.meta.url))
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
    return answer.arrayBuffer()
  }
  const [alone, shared] = files[build]
  if (threads > 1) {
    try {
      return await assembly(build, await bytes(shared), { threads, start })
    } catch {
      // One thread does it too.
    }
  }
  return assembly(build, await bytes(alone))
}

/** Milliseconds that a thread may take to be there. */
const starting = 5_000

async function start(joining: Joining): Promise<() => void> {
  const worker = new Worker(new URL(helper, import.meta.url), { type: 'module' })
  try {
    await within(starting, new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve, { once: true })
      worker.addEventListener('messageerror', () => reject(new Error('memory cannot be shared')), { once: true })
      worker.addEventListener('error', ({ message }) => reject(new Error(message || 'a thread did not start')), { once: true })
      worker.postMessage(joining)
    }))
  } catch (error) {
    worker.terminate()
    throw error
  }
  return () => worker.terminate()
}

/** Once: its threads and its memory stay from one run to the next. */
let ours: Promise<Engine> | undefined

/** Loads an engine in a worker; its code comes only then. */
export const loaders: Record<EngineName, () => Promise<Engine>> = {
  webgpu: () => onTfjs('webgpu'),
  assembly: () => (ours ??= assemblyIn().catch((error: unknown) => {
    ours = undefined
    throw error
  })),
  wasm: () => onTfjs('wasm'),
  cpu: () => onTfjs('cpu'),
  float64: async () => (await import('./float64.ts')).float64,
}
