/**
 * The same face under another name; its copyright, trademark and license entries stay as they are.
 * @param {Buffer} font an sfnt
 * @param {string} from a word in its names
 * @param {string} to another of the same length
 */
export function renamed(font, from, to) {
  const copy = Buffer.from(font)
  const tables = copy.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = 12 + 16 * i
    if (copy.toString('latin1', entry, entry + 4) !== 'name') continue
    const table = copy.readUInt32BE(entry + 8)
    const strings = table + copy.readUInt16BE(table + 4)
    for (let n = 0; n < copy.readUInt16BE(table + 2); n++) {
      const record = table + 6 + 12 * n
      if ([0, 7, 8, 9, 10, 11, 12, 13, 14].includes(copy.readUInt16BE(record + 6))) continue
      const start = strings + copy.readUInt16BE(record + 10)
      const string = copy.subarray(start, start + copy.readUInt16BE(record + 8))
      for (const encoding of ['latin1', 'utf16be']) {
        const at = string.indexOf(bytes(from, encoding))
        if (at >= 0) bytes(to, encoding).copy(string, at)
      }
    }
  }
  return copy
}

function bytes(word, encoding) {
  return encoding === 'latin1' ? Buffer.from(word, 'latin1') : Buffer.from(word, 'utf16le').swap16()
}
