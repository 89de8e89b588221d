import { test } from 'vitest'
import { ids } from '../../src/registry/index.ts'
import { tryAddresses, tryMessages } from './fuzz.ts'

const addresses = 2000
const messages = 2000
const widgets = ids.map((id) => ({ id }))

test.each(widgets)(`$id takes ${addresses} random addresses: each bad key is named, nothing of the input becomes markup, no frame goes astray`, { timeout: 30 * 60_000 }, ({ id }) => tryAddresses(id, addresses))

test.each(widgets)(`$id takes ${messages} hostile messages: it answers after each, names each bad key and shows no markup`, { timeout: 30 * 60_000 }, ({ id }) => tryMessages(id, messages))
