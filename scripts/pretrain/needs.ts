import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from './fault.ts'

const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string]
const folders = [...(triplet ? [`/usr/lib/${triplet}`, `/lib/${triplet}`] : []), '/usr/lib64', '/lib64', '/usr/lib', '/lib', '/usr/local/lib']

/** The path of the Vulkan loader, which reads the driver of the machine. @param among folders, for tests @throws Fault that names the package */
export function vulkanLoader(among: readonly string[] = folders): string {
  const found = among.map((folder) => join(folder, 'libvulkan.so.1')).find((path) => existsSync(path))
  if (!found) throw new Fault('--pack: the Vulkan loader libvulkan.so.1 is not installed here, and the other machine may have none. Debian and Ubuntu: apt install libvulkan1. Fedora: dnf install vulkan-loader.')
  return found
}

/** The oldest libraries of a system that binaries run on, from the versions of symbols that they ask for: such as `glibc 2.34, GLIBCXX 3.4.30`. */
export async function systemFor(binaries: readonly string[]): Promise<string> {
  const newest = new Map<string, string>()
  for (const path of binaries)
    for (const [, library, version] of (await readFile(path, 'latin1')).matchAll(/\b(GLIBC|GLIBCXX)_(\d+(?:\.\d+)+)\0/g))
      if (version!.localeCompare(newest.get(library!) ?? '', 'en', { numeric: true }) > 0) newest.set(library!, version!)
  return [...newest].map(([library, version]) => `${library === 'GLIBC' ? 'glibc' : 'libstdc++ with GLIBCXX'} ${version}`).join(', ')
}
