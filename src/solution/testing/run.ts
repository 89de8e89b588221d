import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The first Python on this machine that has a module, or undefined: Debian's packages are in its own Python alone. */
export function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', `import ${module}`]).status === 0)
}

/**
 * Runs a program and reads the lines `id = number` that it prints; of `id = number autograd: number` both, the second
 * as `id autograd`.
 * @throws Error with what the program says where it fails
 */
export function run(command: string, file: string, program: string): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'chain-rule-export-'))
  try {
    const path = join(folder, file)
    writeFileSync(path, program)
    const { stdout, stderr, status } = spawnSync(command, [path], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    if (status !== 0) throw new Error(stderr)
    const pairs = stdout.trim().split('\n').flatMap((line) => {
      const [, id = line, value, other] = /^(\S+) = (\S+)(?: autograd: (\S+))?$/.exec(line) ?? []
      return [[id, Number(value)] as const, ...(other === undefined ? [] : [[`${id} autograd`, Number(other)] as const])]
    })
    return Object.fromEntries(pairs)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
