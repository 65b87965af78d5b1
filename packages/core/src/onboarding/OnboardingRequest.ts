/**
 * A customer's request that opens an onboarding. The proposed CIDR is not part of it: a customer
 * may propose several until one is accepted.
 */
import * as t from 'io-ts'

import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { Region } from '../iam/identity/Partition.ts'
import { AccountId, CompanyCode } from '../iam/identity/identifiers.ts'
import { type SetupOptions, setupOptionCodecs } from '../cloudformation/SetupOptions.ts'
import { StackName, usualStackName } from '../cloudformation/StackName.ts'
import { Egress } from '../values/Egress.ts'
import { InstanceFamily } from '../network/networkCards.ts'
import { CustomerNetwork } from '../network/CustomerNetwork.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'

// model

export interface OnboardingRequest extends SetupOptions {
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly egress: Egress
  /** Availability zones to use: 1 to 6. */
  readonly zoneCount: number
  readonly customerNetworks: ReadonlyArray<CustomerNetwork>
  /** Concurrent compute nodes that must fit. */
  readonly plannedNodes?: number
  /** What nodes will be of, as far as it is known. */
  readonly instanceFamilies?: ReadonlyArray<InstanceFamily>
  /** Whether each VPC resolves public host names of the other to private addresses; absent: not. */
  readonly peeringDns?: boolean
  /** Distinguishes a further VPC in the same account and Region; absent: the default name. */
  readonly stackName?: StackName
}

// codecs

export const OnboardingRequest: t.Type<
  OnboardingRequest,
  Encoded<OnboardingRequest>,
  unknown
> = closedRecord(
  'onboarding request',
  {
    companyCode: CompanyCode,
    accountId: AccountId,
    region: Region,
    egress: Egress,
    zoneCount: wholeNumber({ from: 1, to: 6 }),
    customerNetworks: t.readonlyArray(CustomerNetwork, 'list of customer networks'),
  },
  {
    plannedNodes: wholeNumber({ from: 1, to: 1_000_000 }),
    instanceFamilies: t.readonlyArray(InstanceFamily, 'list of instance families'),
    peeringDns: t.boolean,
    ...setupOptionCodecs,
    stackName: StackName,
  },
)

// queries

/** Returns the name of the stack in the customer's account: `rescale-byoa-<companyCode>`. */
export const stackNameOf = ({
  request: { stackName, companyCode },
}: {
  readonly request: Pick<OnboardingRequest, 'stackName' | 'companyCode'>
}): StackName => stackName ?? usualStackName(companyCode)

/**
 * Returns the value of the connection's tags, which distinguishes several VPCs of one customer: the
 * company code, or `Stack-<stackName>`, whose upper-case S no company code has.
 */
export const connectionNameOf = (
  request: Pick<OnboardingRequest, 'stackName' | 'companyCode'>,
): string => {
  const { companyCode } = request
  const stackName = stackNameOf({ request })
  return stackName === usualStackName(companyCode) ? companyCode : `Stack-${stackName}`
}
