import { storeConformance } from '@byoa/testing/store-conformance'
import { afterAll, beforeAll } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'

import { openMemoryStore } from '../src/pglite/index.ts'
import type { SqlStore } from '../src/openStore.ts'

let store: SqlStore | undefined
beforeAll(async () => {
  const opened = await openMemoryStore()
  if (E.isRight(opened)) store = opened.right
  else throw new Error(JSON.stringify(opened.left))
})
afterAll(() => store?.close())

storeConformance(
  'PGlite in memory',
  async () => {
    if (store === undefined) throw new Error('no store')
    await store.database.run(
      'TRUNCATE byoa.events, byoa.onboardings, byoa.claims, byoa.blocks, byoa.rescale_vpcs RESTART IDENTITY',
    )()
    return store
  },
  { numRuns: 20 },
)
