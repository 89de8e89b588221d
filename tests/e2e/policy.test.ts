import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { address, pages } from './site.ts'

const entities: Record<string, string> = { '&#39;': "'", '&quot;': '"', '&amp;': '&', '&#x27;': "'" }

/** A page's policy, and the inline elements that it has to allow. */
function read(html: string) {
  const [, content = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html) ?? []
  const policy = content.replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
  const directive = (name: string) => policy.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name} `)) ?? ''
  const inline = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}((?:"[^"]*"|'[^']*'|[^>"'])*)>([^]*?)</${tag}>`, 'g'))]
      .filter(([, attributes = '', text = '']) => text !== '' && !/\ssrc=|application\/(ld\+)?json/.test(attributes))
      .map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return { policy, directive, inline }
}

const list = pages().map((path) => ({ path }))
const page = async (path: string) => (await fetch(address(path))).text()

test.each(list)('/$path has a policy that keeps everything at home', async ({ path }) => {
  const { policy, directive } = read(await page(path))
  expect(policy).not.toBe('')
  expect(directive('default-src')).toBe("default-src 'self'")
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/)
  expect(directive('script-src')).not.toContain('unsafe-inline')
})

test.each(list)('/$path allows each of its inline scripts and styles by hash', async ({ path }) => {
  const { directive, inline } = read(await page(path))
  for (const hash of inline('script')) expect(directive('script-src')).toContain(hash)
  for (const hash of inline('style')) expect(directive('style-src')).toContain(hash)
})

test.each(list)('/$path has no formula that could not be set', async ({ path }) => {
  expect(await page(path)).not.toContain('katex-error')
})

test('a script that the policy does not know is seen', () => {
  const { directive, inline } = read('<meta http-equiv="content-security-policy" content="script-src \'self\'"><script>1</script>')
  expect(inline('script')).toHaveLength(1)
  expect(directive('script-src')).not.toContain(inline('script')[0])
})
