import { adapterHere, nameOf } from '../../src/training/engines/adapter.ts'
import { withDawn, withoutDawn } from '../../src/training/engines/dawn.ts'
import type { Found } from './adapter.ts'

/** A script of its own, which `findAdapter` starts: prints what Dawn finds, or ends with status 1. */
await withDawn()
const adapter = await adapterHere()
if (adapter) console.log(JSON.stringify({ name: nameOf(adapter.info), software: adapter.info.isFallbackAdapter } satisfies Found))
else process.exitCode = 1
withoutDawn()
