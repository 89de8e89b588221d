import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const read = (...path) => {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether node_modules holds exactly what the lock file asks for (npm writes down what it installed when it is done). */
export function installed() {
  const asked = read('package-lock.json').packages
  const there = read('node_modules', '.package-lock.json')?.packages
  if (!there) return false
  return Object.entries(asked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true
    if (!there[path]) return optional === true
    return there[path].version === version && there[path].integrity === integrity
  })
}

/** Installs what the lock file asks for, where that is not there yet. */
export async function install() {
  if (installed()) return
  console.log('Installing the packages of package-lock.json …')
  const status = await run('npm', ['ci', '--loglevel=error'])
  if (status !== 0) throw new Error(`"npm ci" failed (exit status ${status}): see above`)
}
