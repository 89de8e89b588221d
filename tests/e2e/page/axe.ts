import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds in the page as it stands, one line a fault. @param within a selector, where a part of the page is enough */
export async function faults(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (within) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within === 'html' ? document : within)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`))
  }, within)
}
