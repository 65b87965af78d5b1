import { storeConformance } from '@byoa/testing/store-conformance'

import { memoryStore } from '../src/memoryStore.ts'

storeConformance('memory store', () => Promise.resolve(memoryStore()))
