import { attend } from './attend.ts'
import { loaders } from './engines/browser.ts'
import type { Port } from './messages.ts'

attend(globalThis as unknown as Port, { load: loaders })
