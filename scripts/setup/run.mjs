import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Everything in scripts/setup runs on a bare Node 20, so it imports nothing but Node. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const bin = join(root, 'node_modules', '.bin')

/** The environment with the project's own tools first: its Node before the machine's. */
function environment(extra) {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const others = (process.env[path] ?? '').split(delimiter).filter((folder) => folder !== bin)
  return { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...extra, [path]: [bin, ...others].join(delimiter) }
}

/**
 * Runs a command in the project's folder and shows what it prints.
 * @param {string} command
 * @param {readonly string[]} [parts]
 * @param {Record<string, string>} [extra] environment variables
 * @returns {Promise<number>} its exit status; 127 where there is no such command
 */
export function run(command, parts = [], extra = {}) {
  return new Promise((done) => {
    const child = spawn(command, parts, { cwd: root, env: environment(extra), stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(127)
    })
    child.on('exit', (status) => done(status ?? 1))
  })
}
