import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import type { Engine, EngineName } from './engine.ts'

/** The builds without threads, from our own site; the address is absolute, since a `data:` worker has no place of its own. */
const locate = (build: string) => new URL(build.includes('simd') ? simd : plain, import.meta.url).href

const onTfjs = async (name: 'webgpu' | 'wasm' | 'cpu') => {
  const [{ tfjs }, backends] = await Promise.all([import('./tfjs.ts'), import('./backends.ts')])
  return tfjs(name === 'wasm' ? backends.wasm(locate) : backends[name])
}

/** Loads an engine in a worker; its code comes only then. */
export const loaders: Record<EngineName, () => Promise<Engine>> = {
  webgpu: () => onTfjs('webgpu'),
  wasm: () => onTfjs('wasm'),
  cpu: () => onTfjs('cpu'),
  float64: async () => (await import('./float64.ts')).float64,
}
