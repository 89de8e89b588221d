import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const read = (...path) => {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Whether what npm wrote down as installed is what a lock file asks for; packages for other machines may be absent.
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean }>} asked
 * @param {Record<string, { version?: string, integrity?: string }> | undefined} there
 */
export function agrees(asked, there) {
  if (!there) return false
  return Object.entries(asked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true
    if (!there[path]) return optional === true
    return there[path].version === version && there[path].integrity === integrity
  })
}

function installed() {
  const there = read('node_modules', '.package-lock.json')?.packages
  return agrees(read('package-lock.json').packages, there) && Object.keys(there).every((path) => existsSync(join(root, path)))
}

/** Installs what the lock file asks for, where that is not there yet. */
export async function install() {
  if (installed()) return
  console.log('Installing the packages of package-lock.json …')
  const status = await run('npm', ['ci', '--loglevel=error'])
  if (status !== 0) throw new Error(`"npm ci" failed (exit status ${status}): see above`)
}
