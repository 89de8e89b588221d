/**
 * Gives this process of Node the WebGPU of Dawn, where browsers have theirs. Before tfjs is told to load its backend, which
 * looks there once. The process does not end by itself until `withoutDawn`. Rejects where Dawn has no build for this machine.
 */
export async function withDawn(): Promise<void> {
  if (globalThis.navigator.gpu) return
  const { create, globals } = await import('webgpu')
  Object.assign(globalThis, globals)
  Object.defineProperty(globalThis.navigator, 'gpu', { value: create([]), configurable: true })
}

export const withoutDawn = (): boolean => Reflect.deleteProperty(globalThis.navigator, 'gpu')
