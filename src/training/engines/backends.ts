import { engine, env, ready, setBackend, version_core } from '@tensorflow/tfjs-core'
import { adapterHere, nameOf } from './adapter.ts'

/** What sets one backend of tfjs apart from the others; the session is the same on all. */
export interface Backend {
  readonly name: 'webgpu' | 'wasm' | 'cpu'
  /** Loads it; rejects with a reason where this machine cannot run it. Returns what may change a bit. */
  load(): Promise<Record<string, string>>
}

/** The file names of tfjs's WebAssembly builds. */
const builds = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'] as const

/** @param locate the address, or in Node the path, of a build of tfjs's WebAssembly */
export const wasm = (locate: (build: string) => string): Backend => ({
  name: 'wasm',
  async load() {
    const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths(Object.fromEntries(builds.map((build) => [build, locate(build)])))
    // Its threads start from blobs, which the policy of our pages forbids; in Node they fail.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
    const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT')
    return { 'tfjs-backend-wasm': version_wasm, build: simd ? 'simd' : 'plain' }
  },
})

export const cpu: Backend = {
  name: 'cpu',
  async load() {
    const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu')
    return { 'tfjs-backend-cpu': version_cpu }
  },
}

export const webgpu: Backend = {
  name: 'webgpu',
  async load() {
    const adapter = await adapterHere()
    if (!adapter) throw new Error('this browser offers no GPU adapter')
    await import('@tensorflow/tfjs-backend-webgpu')
    return { 'tfjs-backend-webgpu': version_core, adapter: nameOf(adapter.info) }
  },
}

const loaded = new Map<string, Record<string, string>>()

/** Makes it the backend of the calls that follow. setBackend says no by its result, and would stay where it was. */
export async function use(backend: Backend): Promise<Record<string, string>> {
  const versions = loaded.get(backend.name) ?? { 'tfjs-core': version_core, ...(await backend.load()) }
  loaded.set(backend.name, versions)
  if (engine().backendName === backend.name) return versions
  if (!(await setBackend(backend.name))) throw new Error(`tfjs could not start its ${backend.name} backend`)
  await ready()
  return versions
}
