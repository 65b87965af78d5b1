import { storeConformance } from '@byoa/testing/store-conformance'
import { afterAll, beforeAll, expect } from 'vitest'
import type { SqlStore } from '../../src/openStore.ts'
import { openPostgresStore } from '../../src/postgres/index.ts'
import { emptied, succeed } from '../stores.ts'
let store: SqlStore | undefined
beforeAll(async () => {
  store = await succeed(
    openPostgresStore({ url: 'postgres://byoa@127.0.0.1:54400/postgres', poolSize: 20 }),
  )
})
afterAll(() => store?.close())
storeConformance('PostgreSQL', () => emptied(store ?? expect.unreachable()), { numRuns: 10 })
