import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import relaxed from './assembly/built/relaxed.wasm?url'
import scalar from './assembly/built/scalar.wasm?url'
import simd128 from './assembly/built/simd.wasm?url'
import { type Build } from './assembly/kernels.ts'
import type { Engine, EngineName } from './engine.ts'

/** The builds without threads, from our own site; the address is absolute, since a `data:` worker has no place of its own. */
const locate = (build: string) => new URL(build.includes('simd') ? simd : plain, import.meta.url).href

const onTfjs = async (name: 'webgpu' | 'wasm' | 'cpu') => {
  const [{ tfjs }, backends] = await Promise.all([import('./tfjs.ts'), import('./backends.ts')])
  return tfjs(name === 'wasm' ? backends.wasm(locate) : backends[name])
}

const ours: Record<Build, string> = { relaxed, simd: simd128, scalar }

/** The engine of our own, in the fastest build that runs here or in another. */
export async function assemblyIn(wanted?: Build): Promise<Engine> {
  const [{ assembly }, { buildHere }] = await Promise.all([import('./assembly/assembly.ts'), import('./assembly/kernels.ts')])
  if (typeof WebAssembly === 'undefined') throw new Error('this browser has no WebAssembly')
  const build = wanted ?? buildHere()
  const answer = await fetch(new URL(ours[build], import.meta.url))
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
  return assembly(build, await answer.arrayBuffer())
}

/** Loads an engine in a worker; its code comes only then. */
export const loaders: Record<EngineName, () => Promise<Engine>> = {
  webgpu: () => onTfjs('webgpu'),
  assembly: () => assemblyIn(),
  wasm: () => onTfjs('wasm'),
  cpu: () => onTfjs('cpu'),
  float64: async () => (await import('./float64.ts')).float64,
}
