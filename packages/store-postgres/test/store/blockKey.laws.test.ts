import { VpcId } from '@byoa/core/iam/identity'
import { ipv4Cidr, valid } from '@byoa/testing'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { blockKey } from '../../src/store/blockKey.ts'
import { emptyStore, sql } from '../stores.ts'

let store: SqlStore

beforeAll(async () => {
  store = await emptyStore()
})

const vpcId = fc
  .constantFrom(8, 17)
  .chain((length) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)))
  .map((digits) => valid(`vpc-${digits}`, VpcId))

describe('the key of a block', () => {
  it('is the same as the database computes', async () => {
    await fc.assert(
      fc.asyncProperty(vpcId, ipv4Cidr(), async (vpc, cidr) => {
        const [row] = await sql(
          store.database,
          'SELECT byoa.block_key($1, $2::text::cidr)::text AS key, $3::text::cidr::text AS ours',
          [vpc, cidr, blockKey(vpc, cidr)],
        )
        const { key, ours } = row as { readonly key: string; readonly ours: string }
        expect(ours).toBe(key)
      }),
    )
  })
})
