import address from './worker.ts?worker&url'

/**
 * Starts the worker. A page of opaque origin (a sandboxed frame) may not start it by its address, and a blob could import
 * nothing: there a `data:` module imports it.
 */
export function spawn(base: string): Worker {
  const url = new URL(address, base).href
  const place = globalThis.origin === 'null' ? `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(url)}`)}` : url
  return new Worker(place, { type: 'module' })
}
