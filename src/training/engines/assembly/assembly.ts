import type { Engine } from '../engine.ts'
import { type Build, type Kernels } from './kernels.ts'
import { AssemblySession } from './session.ts'

/**
 * The engine of our own on the CPU: kernels/, in WebAssembly. The same weights and batches give the same bits every time on one
 * build; builds differ by their rounding. Rejects where a policy blocks WebAssembly.
 * @param bytes of that build
 */
export async function assembly(build: Build, bytes: BufferSource): Promise<Engine> {
  const module = await WebAssembly.compile(bytes)
  const instance = async () => (await WebAssembly.instantiate(module)).exports as unknown as Kernels
  /** The memory of a session that was closed is the next one's. */
  let spare: Kernels | undefined = await instance()
  const sessions = new Set<AssemblySession>()
  return {
    name: 'assembly',
    versions: { build, 'multiply-add': spare.fused() ? 'fused' : 'rounded twice' },
    async open(plan, start) {
      const kernels = spare ?? (await instance())
      spare = undefined
      const session = new AssemblySession(kernels, plan, start, (closed, free) => {
        if (sessions.delete(closed)) spare = free
      })
      sessions.add(session)
      return session
    },
    memory: () => ({ tensors: [...sessions].reduce((sum, { tensors }) => sum + tensors, 0), bytes: [...sessions].reduce((sum, { size }) => sum + size, 0) }),
  }
}
