import type { Page } from 'playwright-core'

/** What a page holds after a full collection: bytes of script objects, event listeners, nodes of documents. */
export async function held(page: Page): Promise<{ heap: number; listeners: number; nodes: number }> {
  const debug = await page.context().newCDPSession(page)
  // Twice, a moment apart: what finalizers let go of is collected the second time.
  for (let i = 0; i < 2; i++) {
    await debug.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(150)
  }
  await debug.send('Performance.enable')
  const { metrics } = await debug.send('Performance.getMetrics')
  await debug.detach()
  const of = (name: string) => metrics.find((m) => m.name === name)!.value
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') }
}

/** Counts tasks of the page's main thread that take longer than 50 ms. Call before the page loads. */
export const countTasks = (page: Page) =>
  page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  })

/** Their durations since the last call, in milliseconds. */
export const tasksOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0))

/**
 * Bytes of the script objects that a page holds, from a snapshot of its heap. Compiled code is left out: the engine goes
 * on compiling what has been called often, so it grows for a while whatever the page does.
 */
export async function objects(page: Page): Promise<number> {
  await held(page)
  const debug = await page.context().newCDPSession(page)
  let text = ''
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (text += chunk))
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await debug.detach()
  const { snapshot, nodes } = JSON.parse(text) as { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] }
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const aside = ['code', 'native'].map((name) => types[0].indexOf(name))
  let sum = 0
  for (let i = 0; i < nodes.length; i += fields.length) if (!aside.includes(nodes[i + type]!)) sum += nodes[i + size]!
  return sum
}
