import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, run } from './run.mjs'

const sources = ['src', 'content', 'public', 'scripts/rooms.mjs', 'astro.config.mjs', 'tsconfig.json', 'package-lock.json']
const aside = /(^|\/)(node_modules|built)(\/|$)|\.test\.tsx?$/

/** The two places a build is made for: the root of a host, and a folder of it. */
export const builds = {
  root: { folder: 'dist', base: '/' },
  sub: { folder: 'dist-sub', base: '/chain-rule/' },
}

/** One hash over every file that a build reads. */
function fingerprint() {
  const hash = createHash('sha256')
  const walk = (path) => {
    if (aside.test(path) || !existsSync(join(root, path))) return
    const entries = read(path)
    if (entries) for (const name of entries.sort()) walk(`${path}/${name}`)
    else hash.update(path).update('\0').update(readFileSync(join(root, path)))
  }
  sources.forEach(walk)
  return hash.digest('hex')
}

/** The names in a folder, or undefined for a file. */
function read(path) {
  try {
    return readdirSync(join(root, path))
  } catch {
    return undefined
  }
}

/**
 * Builds the site for one place, where its sources have changed since the last build for it.
 * @param {'root' | 'sub'} place
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function build(place) {
  const { folder, base } = builds[place]
  const note = join(root, 'node_modules', '.cache', 'chain-rule', `${folder}.sha256`)
  const now = fingerprint()
  if (existsSync(join(root, folder, 'index.html')) && existsSync(note) && readFileSync(note, 'utf8') === now) return false
  console.log(`Building the site for ${base} into ${folder}/ …`)
  // A test runner says NODE_ENV=test, and React would then ship what it has for developers.
  const status = await run('astro', ['build', '--base', base, '--outDir', folder], { NODE_ENV: 'production' })
  if (status !== 0) throw new Error(`"astro build --base ${base}" failed (exit status ${status}): see above`)
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, now)
  return true
}
