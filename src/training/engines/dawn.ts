/**
 * Gives this process of Node the WebGPU of Dawn, where browsers have theirs. Before tfjs is told to load its backend, which
 * looks there once. The process does not end by itself until `withoutDawn`. Rejects where Dawn has no build for this machine.
 * @param options of Dawn, such as `backend=null`, which needs no driver, takes every command and computes nothing
 */
export async function withDawn(options: readonly string[] = []): Promise<void> {
  if (globalThis.navigator.gpu) return
  const { create, globals } = await import('webgpu')
  Object.assign(globalThis, globals)
  Object.defineProperty(globalThis.navigator, 'gpu', { value: create([...options]), configurable: true })
}

export const withoutDawn = (): boolean => Reflect.deleteProperty(globalThis.navigator, 'gpu')
