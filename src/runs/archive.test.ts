import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archive } from './archive.ts'

const files = [['runs/width/b.json', '{"é": 1}\n'], ['runs-of/other/a.json', '{}'], ['runs/data/10.json', '']] as const

test('an archive holds its files by their paths, sorted, and the same files give the same bytes in any time zone', () => {
  const bytes = archive(files)
  const read = unzipSync(bytes)
  expect(Object.keys(read)).toEqual(['runs-of/other/a.json', 'runs/data/10.json', 'runs/width/b.json'])
  expect(Object.values(read).map((text) => new TextDecoder().decode(text))).toEqual(['{}', '', '{"é": 1}\n'])
  const zone = process.env['TZ']
  for (const other of ['Pacific/Auckland', 'America/Los_Angeles']) {
    process.env['TZ'] = other
    expect(archive(files.toReversed())).toEqual(bytes)
  }
  process.env['TZ'] = zone ?? 'UTC'
})
