import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { quote } from '../../src/fields/field.ts'
import { compileKernels, kernelFolders } from '../../src/training/engines/assembly/compile.ts'
import { bundle } from './bundle.ts'
import { Fault } from './fault.ts'
import { isIdx } from './idx.ts'
import { systemFor, vulkanLoader } from './needs.ts'
import type { Options } from './options.ts'
import { commitOf } from './origin.ts'
import { folderName, most, type Packed, packedIn, packedNote } from './packed.ts'
import { gridsOf, type Place, placeOf } from './place.ts'

export interface Pack {
  readonly file: string
  readonly bytes: number
  /** How many runs it is to make, and how many of them are there already. */
  readonly runs: { readonly of: number; readonly there: number }
  /** What the other machine must have. */
  readonly needs: string
}

/** Dawn for this machine, in its package. */
const dawn = join('dist', `${process.platform}-${process.arch}`)

/** Packages that are not in the bundle: of each, the files that are read when it runs. */
const packages: Readonly<Record<string, readonly string[]>> = {
  webgpu: ['package.json', 'LICENSE.md', 'index.js', dawn],
  '@tensorflow/tfjs-backend-wasm': ['package.json', 'dist/tfjs-backend-wasm.wasm', 'dist/tfjs-backend-wasm-simd.wasm'],
  assemblyscript: ['package.json'],
}

/** @param needs what the other machine must have */
const runScript = (needs: string) => `#!/bin/sh
# Makes the runs that are missing, without Node, npm or a network. It takes the options of npm run pretrain, which
# ./run --help lists. Stop it at any time: the next start goes on. When it ends, or with ./run --collect, it puts the
# new runs into one archive. In the checkout: npm run pretrain -- merge ARCHIVE
# It needs ${needs}.
# Where the machine has a Vulkan loader of its own that should be used, delete lib/libvulkan.so.1.
here=$(unset CDPATH; case $0 in */*) cd "\${0%/*}" || exit ;; esac && pwd) || exit
LD_LIBRARY_PATH=$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} exec "$here/bin/node" "$here/scripts/pretrain.js" "$@"
`

/**
 * Makes one archive of all that the script needs on another Linux machine of this kind, laid out like the checkout. Its
 * name says how it is compressed: .tar.xz, .tar.gz or .tar.
 * @param root of the checkout @param file where it goes @param here the place of the same options
 * @param limit bytes @param loaders folders where the Vulkan loader is looked for
 * @throws Fault where something is missing, or the archive would be larger; then there is none
 */
export async function pack(root: string, file: string, options: Options, here: Place, { limit = most, loaders }: { limit?: number; loaders?: readonly string[] } = {}): Promise<Pack> {
  if (packedIn(root)) throw new Fault('--pack: this is an unpacked archive already. Pack in the checkout.')
  if (process.platform !== 'linux') throw new Fault(`--pack: packs on Linux, for Linux; this is ${process.platform}.`)
  const loader = vulkanLoader(loaders)
  const require = createRequire(import.meta.url)
  const packageAt = (name: string) => dirname(require.resolve(`${name}/package.json`))
  const addon = join(packageAt('webgpu'), dawn, 'dawn.node')
  if (!existsSync(addon)) throw new Fault(`--pack: the package webgpu has no Dawn for ${process.platform} ${process.arch}.`)
  const work = await mkdtemp(join(tmpdir(), 'pretrain-pack-'))
  try {
    const stage = join(work, folderName)
    const put = async (path: string, from: string) => {
      await mkdir(dirname(join(stage, path)), { recursive: true })
      await symlink(await realpath(from), join(stage, path))
    }
    const write = async (path: string, text: string) => {
      await mkdir(dirname(join(stage, path)), { recursive: true })
      await writeFile(join(stage, path), text)
    }
    await bundle(root, join(stage, 'scripts'))
    await compileKernels()
    for (const [name, folder] of Object.entries(kernelFolders)) await put(join('scripts', name), folder)
    for (const [name, paths] of Object.entries(packages))
      for (const path of paths) await put(join('node_modules', name, path), join(packageAt(name), path))
    await write('package.json', '{ "type": "module", "private": true }\n')

    const data = options.data === undefined ? undefined : join('data', basename(resolve(options.data)))
    if (options.data === undefined || data === undefined) await put('public/data/letters', join(root, 'public/data/letters'))
    else for (const name of (await readdir(options.data)).filter(isIdx)) await put(join(data, name), join(options.data, name))
    for (const [i, [name, grid]] of (await gridsOf(root, options)).entries()) await write(`content/experiments/${String(i + 1).padStart(3, '0')}-${name}/grid.ts`, `export default ${JSON.stringify(grid)}\n`)

    // From here on the stage is a place like any other.
    const there = await placeOf(stage, { command: 'make', from: [], ...(data && { data: join(stage, data) }) })
    const done = here.tasks.filter(({ file }) => existsSync(file))
    const files = new Map(there.tasks.map(({ id, file }) => [id, file]))
    for (const { id, file } of done) await put(files.get(id)!.slice(stage.length), file)
    await write(packedNote, `${JSON.stringify({ origin: commitOf(root), ...(data && { data }), there: done.map(({ id }) => id) } satisfies Packed, undefined, 1)}\n`)

    await put('bin/node', process.execPath)
    await put('lib/libvulkan.so.1', loader)
    const needs = `Linux ${process.arch}, ${await systemFor([process.execPath, addon, loader])} or newer; for webgpu a driver for Vulkan`
    await write('run', runScript(needs))
    await chmod(join(stage, 'run'), 0o755)
    const bytes = await tar(resolve(file), work, limit)
    return { file, bytes, runs: { of: here.tasks.length, there: done.length }, needs }
  } finally {
    await rm(work, { recursive: true })
  }
}

/** Writes the archive whole or not at all. Returns its bytes. */
async function tar(file: string, from: string, limit: number): Promise<number> {
  const draft = join(dirname(file), `.${process.pid}.${basename(file)}`)
  try {
    const owner = ['--owner=0', '--group=0', '--numeric-owner']
    await promisify(execFile)('tar', ['--create', '--auto-compress', '--dereference', ...owner, '--file', draft, '--directory', from, folderName], { env: { XZ_OPT: '-T0', ...process.env } }).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
      throw new Fault(error.code === 'ENOENT' ? '--pack: GNU tar is not installed, and it makes the archive.' : `--pack: tar could not make ${quote(file)}.\nIt says: ${(error.stderr || error.message).trim()}`)
    })
    const { size } = await stat(draft)
    if (size > limit) throw new Fault(`--pack: ${basename(file)} would be ${millions(size)} MB, and at most ${millions(limit)} MB are made. .tar.xz is the smallest; fewer images (--data) make it smaller, too.`)
    await rename(draft, file)
    return size
  } finally {
    await rm(draft, { force: true })
  }
}

/** Bytes in megabytes, one digit. */
export const millions = (bytes: number) => (bytes / 1e6).toFixed(1)
