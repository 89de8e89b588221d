import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { assembly } from './assembly/assembly.ts'
import { compiled } from './assembly/compile.ts'
import { type Build, buildHere } from './assembly/kernels.ts'
import type { Joining } from './assembly/team.ts'
import { cpu, wasm, webgpu } from './backends.ts'
import { withDawn } from './dawn.ts'
import { float64 } from './float64.ts'
import { tfjs } from './tfjs.ts'

/** Where the WebAssembly builds lie on disk. */
const folder = join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist')

/** The path of a build of tfjs's WebAssembly. */
export const wasmOn = (build: string) => join(folder, build)

/** The engine of our own, in the fastest build that runs here or in another. @param threads that share its work, from 1 to 8 */
export const assemblyIn = async (build: Build = buildHere(), threads = 1) => assembly(build, await compiled(build, threads > 1), threads > 1 ? { threads, start } : undefined)

async function start(joining: Joining): Promise<() => void> {
  const worker = new Worker(new URL('./assembly/helper.node.ts', import.meta.url), { workerData: joining, execArgv: [] })
  await once(worker, 'message')
  // Who waits for work keeps no process alive.
  worker.unref()
  return () => void worker.terminate()
}

/** The engines that run in Node, each started when asked for. */
export const nodeEngines = {
  async webgpu() {
    await withDawn()
    return tfjs(webgpu)
  },
  assembly: () => assemblyIn(),
  wasm: () => tfjs(wasm(wasmOn)),
  cpu: () => tfjs(cpu),
  float64: async () => float64,
} as const
