import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, test } from 'vitest'
import { killed } from './testing/interrupted.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretrain-killed-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('killed twenty times at random points, the script loses the runs in progress alone and makes none twice', () => killed(folder, 20))
