import type { Region } from '@byoa/core/iam/identity'
import { Ipv4Cidr, type RescaleVpc } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { accountId } from '../iam/accountId.ts'
import { region } from '../iam/region.ts'
import { routeTableId, vpcId } from '../iam/resourceIds.ts'
import { record } from '../record.ts'

// The blocks of a VPC never overlap: each has its own second octet.
const cidrs = fc
  .uniqueArray(
    record({
      family: fc.constantFrom('10', '100'),
      octet: fc.integer({ min: 64, max: 127 }),
      length: fc.integer({ min: 16, max: 28 }),
    }),
    { minLength: 1, maxLength: 5, selector: ({ family, octet }) => `${family}.${octet}` },
  )
  .map((blocks) => blocks.map(({ family, octet, length }) => `${family}.${octet}.0.0/${length}`))

const nonEmptyCidrs = cidrs.chain(([primary = '10.64.0.0/16', ...others]) =>
  fc
    .tuple(
      branded(fc.constant(primary), Ipv4Cidr),
      ...others.map((cidr) => branded(fc.constant(cidr), Ipv4Cidr)),
    )
    .map(([first, ...rest]) => [first, ...rest] as const),
)

/** Rescale VPCs: one to five blocks that do not overlap, one to three route tables. */
export const rescaleVpc = (
  constraints: { readonly region?: Region } = {},
): fc.Arbitrary<RescaleVpc> =>
  record({
    vpcId: vpcId(),
    accountId: accountId(),
    region: constraints.region === undefined ? region() : fc.constant(constraints.region),
    cidrs: nonEmptyCidrs,
    routeTableIds: fc.uniqueArray(routeTableId(), { minLength: 1, maxLength: 3 }),
  })
