/** A few streams, facts and events, few enough to conflict often. */
import { AccountId, ExternalId, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import {
  type Claim,
  type OnboardingEvent,
  OnboardingId,
  StackName,
  currentSchemaVersion,
} from '@byoa/core/onboarding'
import { Instant } from '@byoa/core/values'

import { valid } from '../valid.ts'

const digits = (index: number, length: number): string => index.toString(16).padStart(length, '0')

/** Returns the stream of a number. */
export const streamOf = (index: number): OnboardingId =>
  valid(`onb-${digits(index, 16)}`, OnboardingId)

/** Returns the Rescale VPC of a number. */
export const rescaleVpcOf = (index: number): VpcId => valid(`vpc-${digits(index, 17)}`, VpcId)

/** Returns a claim on a block; on the first Rescale VPC unless another is named. */
export const cidrClaim = (cidr: string, rescaleVpcId: VpcId = rescaleVpcOf(0)): Claim => ({
  kind: 'Cidr',
  rescaleVpcId,
  cidr: valid(cidr, Ipv4Cidr),
})

/** Returns the claim on the role of a number. */
export const roleClaim = (index: number): Claim => ({
  kind: 'RoleArn',
  roleArn: valid(`arn:aws:iam::111122223333:role/Role${index}`, RoleArn),
})

/** Returns the claim on the external ID of a number. */
export const externalIdClaim = (index: number): Claim => ({
  kind: 'ExternalId',
  externalId: valid(`byoa-acme-${digits(index, 32)}`, ExternalId),
})

/** Returns the claim on the customer's VPC of a number. */
export const customerVpcClaim = (index: number): Claim => ({
  kind: 'CustomerVpc',
  vpcId: valid(`vpc-${digits(index, 17)}`, VpcId),
})

/** What names a stack. */
export interface StackParts {
  readonly accountId?: string
  readonly region?: string
  readonly stackName?: string
}

/** Returns the claim on a stack. */
export const stackClaim = ({
  accountId = '111122223333',
  region = 'us-east-1',
  stackName = 'rescale-byoa-acme',
}: StackParts = {}): Claim => ({
  kind: 'Stack',
  accountId: valid(accountId, AccountId),
  region: valid(region, Region),
  stackName: valid(stackName, StackName),
})

/** Returns the given number of events; their times show their order. */
export const eventsOf = (count: number, from = 0): ReadonlyArray<OnboardingEvent> =>
  Array.from({ length: count }, (_, index) => ({
    type: 'LeaseExtended',
    schemaVersion: currentSchemaVersion,
    at: valid(1_767_225_600_000 + from + index, Instant),
    by: 'rescale',
    data: {
      cidr: valid('10.0.0.0/16', Ipv4Cidr),
      expiresAt: valid(1_767_225_600_000 + from + index, Instant),
    },
  }))
