import { type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import { currentInspectionCheckSet } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Setup } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { externalId } from '../iam/externalId.ts'
import { region } from '../iam/region.ts'
import { roleArn } from '../iam/roleArn.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { templateDigest } from './templateDigest.ts'
import { recordWithOptional } from '../record.ts'

/** Agreed values that a setup must repeat; the rest is arbitrary. */
export interface SetupConstraints {
  readonly region?: Region
  readonly cidr?: Ipv4Cidr
}

/** Setups; Rescale's role, if any, belongs to Rescale's account and to the Region's partition. */
export const setup = (constraints: SetupConstraints = {}): fc.Arbitrary<Setup> =>
  fc
    .tuple(
      accountId(),
      constraints.region === undefined ? region() : fc.constant(constraints.region),
    )
    .chain(([account, at]) =>
      recordWithOptional(
        {
          externalId: externalId(),
          rescaleAccountId: fc.constant(account),
          region: fc.constant(at),
          cidr: constraints.cidr === undefined ? vpcCidr() : fc.constant(constraints.cidr),
          templateDigest: templateDigest(),
        },
        {
          rescaleRoleArn: roleArn({ accountId: account, partition: partitionOfRegion(at) }),
          inspectionCheckSet: fc.constant(currentInspectionCheckSet),
        },
      ),
    )
