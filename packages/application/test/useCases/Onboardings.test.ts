import { defaultPolicy } from '@byoa/application'
import { expect, test } from 'vitest'

import { parties, playTo } from '../support/parties.ts'

test('a block is held for two weeks, unless Rescale decides otherwise', async () => {
  const { lease, changedAt } = await playTo(parties(), 'CidrLeased')
  expect(lease.expiresAt - changedAt).toBe(14 * 24 * 3_600_000)
  expect(defaultPolicy.leaseSeconds).toBe(1_209_600)
})
