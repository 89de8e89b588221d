import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
}
const squeezed = /^(text\/|application\/(json|manifest|xml|wasm)|image\/svg)/

/** One file as it goes over the wire; packed once a server and encoding. */
function packed(cache, file, encoding) {
  const { mtimeMs, size } = statSync(file)
  const key = `${file} ${mtimeMs} ${size} ${encoding}`
  if (!cache.has(key)) {
    const bytes = readFileSync(file)
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const body =
      encoding === 'br' ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : encoding === 'gzip' ? gzipSync(bytes)
      : bytes
    cache.set(key, { body, etag })
  }
  return cache.get(key)
}

/**
 * The headers that a site asks its host for, by the rule for all pages of its `_headers` (the format of Netlify and Cloudflare Pages).
 * @returns {Record<string, string>} none where there is no such file
 */
function headersOf(folder) {
  const file = join(folder, '_headers')
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter((line) => line.trim() && !line.trim().startsWith('#'))
  const [rule, ...rest] = lines
  const headers = rest.map((line) => /^\s+([\w-]+):\s*(.*\S)/.exec(line)?.slice(1))
  if (rule?.trim() !== '/*' || headers.includes(undefined)) throw new Error(`${file}: one rule is read here, for /*, with a header on each of its lines.`)
  return Object.fromEntries(headers)
}

/** The file behind an address, as static hosts look it up; undefined where there is none. */
function lookUp(folder, base, pathname) {
  if (!pathname.startsWith(base)) return undefined
  let path
  try {
    path = normalize(decodeURIComponent(pathname.slice(base.length)))
  } catch {
    return undefined
  }
  if (path.startsWith('..') || path.includes('\0')) return undefined
  const file = join(folder, path)
  for (const candidate of [file, join(file, 'index.html'), `${file}.html`]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate
  }
  return undefined
}

/**
 * Serves a built site as a static host would: types, compression, ETag, the headers of its `_headers`, 404.html.
 * @param {{ folder: string, base?: string, port?: number, host?: string, headers?: boolean, compress?: boolean }} options
 *   `base` begins and ends with a slash; without `headers` it is a host that knows no `_headers`; `port` 0 takes any free one, a taken port gives way to the next free one
 * @returns {Promise<{ address: string, origin: string, close(): Promise<void> }>}
 */
export async function serve({ folder, base = '/', port = 0, host = '127.0.0.1', headers: asked = true, compress = true }) {
  const root = resolve(folder)
  const own = asked ? headersOf(root) : {}
  const cache = new Map()
  // An address may carry a long state: fields of up to 10,000 characters.
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    const { pathname, search } = new URL(request.url ?? '/', 'http://local')
    const found = lookUp(root, base, pathname)
    if (found?.endsWith('index.html') && !pathname.endsWith('/') && !pathname.endsWith('.html')) {
      return void response.writeHead(301, { ...own, Location: `${pathname}/${search}` }).end()
    }
    const file = found ?? join(root, '404.html')
    const headers = { ...own, 'Cache-Control': pathname.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache' }
    if (!existsSync(file)) return void response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n')
    headers['Content-Type'] = types[extname(file)] ?? 'application/octet-stream'
    const accepts = compress && squeezed.test(headers['Content-Type']) ? String(request.headers['accept-encoding'] ?? '') : ''
    const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : ''
    if (encoding) headers['Content-Encoding'] = encoding
    headers.Vary = 'Accept-Encoding'
    const { body, etag } = packed(cache, file, encoding)
    headers.ETag = etag
    if (found && request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
    response.writeHead(found ? 200 : 404, { ...headers, 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  const taken = await listen(server, port, host)
  const origin = `http://${host}:${taken}`
  return {
    origin,
    address: origin + base,
    close: () => new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

/** Listens on the port, or on the next free one within a hundred. */
function listen(server, port, host) {
  return new Promise((done, fail) => {
    let next = port
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0 || next >= port + 100) return fail(error)
      server.listen(++next, host)
    })
    server.on('listening', () => done(server.address().port))
    server.listen(next, host)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', base = '/'] = process.argv.slice(2)
  const { address } = await serve({ folder, base, port: Number(process.env.PORT ?? 4321) })
  console.log(`Chain Rule is at ${address}`)
}
