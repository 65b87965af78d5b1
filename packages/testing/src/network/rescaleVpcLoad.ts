import type { RescaleVpcLoad } from '@byoa/core/network'
import * as fc from 'fast-check'
import { record } from '../record.ts'

/** A quota and its usage; full as often as one below. */
const usage = (
  quotas: fc.Arbitrary<number>,
  hasRoom: boolean,
): fc.Arbitrary<{ readonly quota: number; readonly used: number }> =>
  quotas.chain((quota) => {
    const most = hasRoom ? quota - 1 : quota
    return record({
      quota: fc.constant(quota),
      used: fc.oneof(fc.constantFrom(0, most, quota - 1), fc.integer({ min: 0, max: most })),
    })
  })

/** Loads of Rescale VPCs, often at or just below their limits; with `hasRoom` below all of them. */
export const rescaleVpcLoad = (
  constraints: { readonly hasRoom?: boolean } = {},
): fc.Arbitrary<RescaleVpcLoad> => {
  const hasRoom = constraints.hasRoom ?? false
  return record({
    active: usage(fc.constantFrom(50, 51, 100, 125), hasRoom),
    pending: usage(fc.constantFrom(25, 26, 500), hasRoom),
    routes: usage(fc.constantFrom(50, 500, 1000), hasRoom),
  }).map(({ active, pending, routes }) => ({
    activePeerings: active.used,
    pendingRequests: pending.used,
    routesInFullestTable: routes.used,
    quotas: {
      activePeerings: active.quota,
      pendingRequests: pending.quota,
      routesPerTable: routes.quota,
    },
  }))
}
