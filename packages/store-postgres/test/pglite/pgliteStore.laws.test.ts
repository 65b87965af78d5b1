import { storeConformance } from '@byoa/testing/store-conformance'
import { afterAll, beforeAll, expect } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { openMemoryStore } from '../../src/pglite/index.ts'
import { emptied, succeed } from '../stores.ts'

let store: SqlStore | undefined

beforeAll(async () => {
  store = await succeed(openMemoryStore)
})

afterAll(() => store?.close())

storeConformance('PGlite', () => emptied(store ?? expect.unreachable()), { numRuns: 10 })
