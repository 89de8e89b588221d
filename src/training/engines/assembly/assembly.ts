import type { Engine } from '../engine.ts'
import { type Build, type Kernels, mostPages } from './kernels.ts'
import { AssemblySession } from './session.ts'
import { gather, type Led, type Team } from './team.ts'

/**
 * The engine of our own on the CPU: kernels/, in WebAssembly. The same weights and batches give the same bits every time on one
 * build, however many threads compute them; builds differ by their rounding. Rejects where a policy blocks WebAssembly, or a thread does not start.
 * @param bytes of that build, for threads where there is a team
 */
export async function assembly(build: Build, bytes: BufferSource, team?: Team): Promise<Engine> {
  const module = await WebAssembly.compile(bytes)
  const instance = async (): Promise<Led> =>
    team ? gather(module, team, mostPages) : { kernels: (await WebAssembly.instantiate(module)).exports as unknown as Kernels, dismiss: () => undefined }
  /** The memory of a session that was closed is the next one's. */
  let spare: Led | undefined = await instance()
  const sessions = new Set<AssemblySession>()
  return {
    name: 'assembly',
    versions: { build, 'multiply-add': spare.kernels.fused() ? 'fused' : 'rounded twice' },
    threads: team?.threads ?? 1,
    async open(plan, start) {
      const led = spare ?? (await instance())
      spare = undefined
      const session = new AssemblySession(led.kernels, plan, start, (closed) => {
        if (!sessions.delete(closed)) return
        if (spare) led.dismiss()
        else spare = led
      })
      sessions.add(session)
      return session
    },
    memory: () => ({ tensors: [...sessions].reduce((sum, { tensors }) => sum + tensors, 0), bytes: [...sessions].reduce((sum, { size }) => sum + size, 0) }),
  }
}
