import { strToU8, zipSync } from 'fflate'

/** The same files give the same bytes whenever and wherever they are packed. ZIP knows no time zone, and fflate takes the local hour. */
const hour = () => new Date(2000, 0, 1)

/** Text files as one ZIP archive, in the order of their names. @param files paths in the archive and what is in them */
export function archive(files: Iterable<readonly [path: string, text: string]>): Uint8Array {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted.map(([path, text]) => [path, strToU8(text)])), { level: 9, mtime: hour() })
}
