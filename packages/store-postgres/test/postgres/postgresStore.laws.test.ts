import { type PostgresServer, hasPostgres, startPostgres } from '@byoa/postgres-server'
import { storeConformance } from '@byoa/testing/store-conformance'
import { afterAll, beforeAll, describe, expect } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { openPostgresStore } from '../../src/postgres/index.ts'
import { emptied, succeed } from '../stores.ts'

describe.skipIf(!hasPostgres())('PostgreSQL (needs a server)', () => {
  let server: PostgresServer | undefined
  let store: SqlStore | undefined

  beforeAll(async () => {
    server = await startPostgres()
    store = await succeed(openPostgresStore({ url: server.url, poolSize: 20 }))
  })

  afterAll(async () => {
    await store?.close()
    await server?.stop()
  })

  storeConformance('PostgreSQL', () => emptied(store ?? expect.unreachable()), { numRuns: 10 })
})
