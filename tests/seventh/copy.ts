import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a checkout does not hold: installed, built, or written by tests. */
const made = /^(node_modules|dist.*|\.git|\.astro|\.pretrain)$/

/**
 * A copy of this checkout, inside it: packages are found on the way up, and not linked, since Astro does not build over
 * a linked node_modules.
 */
export class Checkout implements Disposable {
  readonly folder = join('tests', 'output', 'seventh')

  constructor() {
    this[Symbol.dispose]()
    mkdirSync(join(this.folder, 'tests'), { recursive: true })
    for (const name of readdirSync('.')) if (!made.test(name) && name !== 'tests') cpSync(name, join(this.folder, name), { recursive: true })
    for (const name of readdirSync('tests')) if (name !== 'output') cpSync(join('tests', name), join(this.folder, 'tests', name), { recursive: true })
  }

  /** Puts a folder of this checkout into another place of the copy. */
  add(from: string, to: string): void {
    cpSync(from, join(this.folder, to), { recursive: true })
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** Runs a command in the copy, as a shell outside of any test would. */
  run(command: string, args: readonly string[]): { status: number | null; output: string } {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$|DEV$|PROD$|SSR$|MODE$|BASE_URL$)/.test(name)))
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: this.folder, env, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' })
    return { status, output: stdout + stderr }
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
