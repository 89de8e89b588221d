import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Build, builds, fileOf, firstPages, mostPages } from './kernels.ts'

/** Beside this file, or beside the script that it was bundled into. The builds are not in the repository. */
const [sources, folder] = [join(import.meta.dirname, 'kernels'), join(import.meta.dirname, 'built')]
/** What the engine is compiled from and the builds, by the names that they must have beside a bundled script. */
export const kernelFolders = { kernels: sources, built: folder } as const

const features: Record<Build, readonly string[]> = {
  relaxed: ['--use', 'V=v128', '--enable', 'simd,relaxed-simd'],
  simd: ['--use', 'V=v128', '--enable', 'simd'],
  scalar: ['--use', 'V=f32'],
}
const common = ['-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', String(firstPages)]
/** For several threads on one memory, which whoever loads it brings. */
const shared = ['--enable', 'threads', '--importMemory', '--sharedMemory', '--maximumMemory', String(mostPages)]

/** For Node: the bytes of a build, compiled first where its sources, the compiler or its flags have changed. @param threads the one for several */
export async function compiled(build: Build, threads = false): Promise<Uint8Array<ArrayBuffer>> {
  await compileKernels()
  return new Uint8Array(await readFile(join(folder, fileOf(build, threads))))
}

let done: Promise<void> | undefined

/** Compiles all builds where they are missing or stale. Several processes may do so at once: they write the same bytes, each file whole. */
export function compileKernels(): Promise<void> {
  return (done ??= make())
}

async function make(): Promise<void> {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string }
  const hash = createHash('sha256').update(JSON.stringify([version, features, common, shared]))
  for (const name of (await readdir(sources)).toSorted()) hash.update(name).update(await readFile(join(sources, name)))
  const now = hash.digest('hex')
  const note = join(folder, 'sources.sha256')
  if ((await readFile(note, 'utf8').catch(() => '')) === now) return
  const { main } = await import('assemblyscript/asc')
  await mkdir(folder, { recursive: true })
  for (const build of builds)
    for (const threads of [false, true]) {
      const file = fileOf(build, threads)
      const { error, stderr } = await main(['index.ts', '--baseDir', sources, ...common, ...features[build], ...(threads ? shared : []), '--outFile', file], {
        writeFile: (_name, contents) => whole(join(folder, file), contents),
      })
      if (error) throw new Error(`The engine's ${file} does not compile: ${stderr.toString() || error.message}`)
    }
  await whole(note, now)
}

/** Nobody ever sees half a file. */
async function whole(file: string, contents: Uint8Array | string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, contents)
  await rename(draft, file)
}

/** For Vite: compiles before anything is resolved, and again when a source changes while developing. */
export const kernels = () => ({ name: 'assembly-kernels', buildStart: compileKernels })
