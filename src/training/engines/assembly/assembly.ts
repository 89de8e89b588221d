import type { Engine } from '../engine.ts'
import { type Build, type Kernels, mostPages } from './kernels.ts'
import { AssemblySession } from './session.ts'
import { gather, type Led, type Team } from './team.ts'

/** Bytes that are not kept from one session to the next: four times what the default network takes with its images. */
const large = 100_000_000

/**
 * The engine of our own on the CPU: kernels/, in WebAssembly. The same weights and batches give the same bits every time on one
 * build, however many threads compute them; builds differ by their rounding. Rejects where a policy blocks WebAssembly, or a thread does not start.
 * @param bytes of that build, for threads where there is a team
 */
export async function assembly(build: Build, bytes: BufferSource, team?: Team): Promise<Engine> {
  const module = await WebAssembly.compile(bytes)
  const instance = async (): Promise<Led> =>
    team ? gather(module, team, mostPages) : { kernels: (await WebAssembly.instantiate(module)).exports as unknown as Kernels, dismiss: () => undefined }
  /** The memory of a session that was closed is the next one's, unless it is large. */
  let spare: Led | undefined = await instance()
  const sessions = new Set<AssemblySession>()
  return {
    name: 'assembly',
    versions: { build, 'multiply-add': spare.kernels.fused() ? 'fused' : 'rounded twice' },
    threads: team?.threads ?? 1,
    async open(plan, start) {
      const led = spare ?? (await instance())
      spare = undefined
      const give = () => {
        if (spare || led.kernels.memory.buffer.byteLength > large) led.dismiss()
        else spare = led
      }
      try {
        const session = new AssemblySession(led.kernels, plan, start, (closed) => {
          if (sessions.delete(closed)) give()
        })
        sessions.add(session)
        return session
      } catch (error) {
        // There was no room for it.
        give()
        throw error
      }
    },
    memory: () => ({ tensors: [...sessions].reduce((sum, { tensors }) => sum + tensors, 0), bytes: [...sessions].reduce((sum, { size }) => sum + size, 0) }),
  }
}
