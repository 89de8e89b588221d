import { test } from 'vitest'
import { ids } from '../../src/registry/index.ts'
import { tryAddresses, tryMessages } from './fuzz.ts'

// The first of the cases that embed-fuzz.long.test.ts runs through.
const addresses = 12
const messages = 60
const widgets = ids.map((id) => ({ id }))

test.each(widgets)(`$id takes ${addresses} random addresses: each bad key is named, nothing of the input becomes markup, no frame goes astray`, { timeout: 300_000 }, ({ id }) => tryAddresses(id, addresses))

test.each(widgets)(`$id takes ${messages} hostile messages: it answers after each, names each bad key and shows no markup`, { timeout: 300_000 }, ({ id }) => tryMessages(id, messages))
