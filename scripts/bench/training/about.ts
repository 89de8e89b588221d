import { cpus } from 'node:os'
import { buildHere } from '../../../src/training/engines/assembly/kernels.ts'

/** Where and when a benchmark was run. @param python versions of what is installed beside it */
export const aboutHere = <P>(python: P) => ({ date: new Date().toISOString().slice(0, 10), processor: cpus()[0]?.model ?? 'unknown', node: process.version, build: buildHere(), python })
