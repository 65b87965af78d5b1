import { PrefixListId, partitionOfRegion } from '@byoa/core/iam/identity'
import { InstanceFamily, usualZoneCount } from '@byoa/core/network'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { accountId } from '../iam/accountId.ts'
import { companyCode } from '../iam/companyCode.ts'
import { policyArn } from '../iam/policyArn.ts'
import { region } from '../iam/region.ts'
import { rolePath } from '../iam/rolePath.ts'
import { customerNetwork } from '../network/customerNetwork.ts'
import { recordWithOptional } from '../record.ts'
import { stackName } from './stackName.ts'

const prefixListId: fc.Arbitrary<PrefixListId> = branded(
  fc.constantFrom<string>('pl-63a5400a', 'pl-0123456789abcdef0'),
  PrefixListId,
)

const instanceFamily: fc.Arbitrary<InstanceFamily> = branded(
  fc.constantFrom<string>('hpc7a', 'p6-b200', 'c8i-flex', 'u-6tb1'),
  InstanceFamily,
)

/**
 * Requests of customers in any partition. A boundary policy is in the account of the role; with
 * `hasForeignBoundary` in any account and partition.
 */
export const onboardingRequest = (
  constraints: { readonly hasForeignBoundary?: boolean } = {},
): fc.Arbitrary<OnboardingRequest> =>
  fc.tuple(accountId(), region()).chain(([account, at]) =>
    recordWithOptional(
      {
        companyCode: companyCode(),
        accountId: fc.constant(account),
        region: fc.constant(at),
        egress: fc.constantFrom('open' as const, 'blocked' as const),
        zoneCount: fc.integer({ min: 1, max: usualZoneCount(at) }),
        customerNetworks: fc.array(customerNetwork(), { maxLength: 3 }),
      },
      {
        plannedNodes: fc.oneof(
          fc.integer({ min: 1, max: 200 }),
          fc.constantFrom(1, 65_000, 1_000_000),
        ),
        instanceFamilies: fc.array(instanceFamily, { maxLength: 3 }),
        peeringDns: fc.boolean(),
        permissionsBoundaryArn:
          constraints.hasForeignBoundary === true
            ? policyArn()
            : policyArn({ accountId: account, partition: partitionOfRegion(at) }),
        rolePath: rolePath(),
        stackName: stackName(),
        nodeSubnets: fc.constantFrom('public' as const, 'private' as const),
        tier: fc.constantFrom('connect' as const, 'compute' as const),
        sessionDurationSeconds: fc.integer({ min: 3600, max: 43_200 }),
        flowLogs: fc.constantFrom({ retentionDays: 1 }, { retentionDays: 3653 }),
        s3PrefixListId: prefixListId,
      },
    ),
  )
