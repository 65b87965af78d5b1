import { storeConformance } from '@byoa/testing/store-conformance'
import { beforeAll, expect } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { emptied, emptyStore } from '../stores.ts'

let store: SqlStore | undefined

beforeAll(async () => {
  store = await emptyStore()
})

storeConformance('PGlite', () => emptied(store ?? expect.unreachable()), { numRuns: 10 })
