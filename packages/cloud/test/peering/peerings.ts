/** Peerings as EC2 describes them. */
import type { PeeringStatus } from '@byoa/core/inspection'
import {
  type Received,
  type Reply,
  type Xml,
  answer,
  customerAccountId,
  customerVpcId,
  filterOf,
  peeringId,
  rescaleAccountId,
  rescaleVpcId,
} from '@byoa/scripted-aws'

import { onboardingTagKey } from '../../src/index.ts'

export interface DescribedEnd {
  readonly account: string
  readonly vpc: string
  /** The primary block first; absent while AWS does not show them. */
  readonly blocks?: ReadonlyArray<string>
}

export interface DescribedPeering {
  readonly id: string
  readonly status: PeeringStatus
  readonly requester?: DescribedEnd
  readonly accepter?: DescribedEnd
  readonly message?: string
  readonly expiresAt?: Date
  readonly onboarding?: string
}

const vpcInfo = ({ account, vpc, blocks }: DescribedEnd): Xml => ({
  ownerId: account,
  vpcId: vpc,
  region: 'us-east-1',
  ...(blocks === undefined
    ? {}
    : { cidrBlock: blocks[0], cidrBlockSet: blocks.map((cidrBlock) => ({ cidrBlock })) }),
})

const agreed = {
  requester: { account: rescaleAccountId, vpc: rescaleVpcId },
  accepter: { account: customerAccountId, vpc: customerVpcId },
}

export const described = (peering: DescribedPeering): Xml => {
  const { requester, accepter } = { ...agreed, ...peering }
  return {
    vpcPeeringConnectionId: peering.id,
    status: { code: peering.status, message: peering.message ?? peering.status },
    expirationTime: peering.expiresAt,
    tagSet: peering.onboarding
      ? [{ key: onboardingTagKey, value: peering.onboarding }]
      : [{ key: 'Name', value: 'peering' }],
    requesterVpcInfo: vpcInfo(requester),
    accepterVpcInfo: vpcInfo(accepter),
  }
}

export const listed = (...peerings: ReadonlyArray<DescribedPeering>): Reply =>
  answer({ vpcPeeringConnectionSet: peerings.map(described) })

export const created = (status: PeeringStatus, id: string = peeringId): Reply =>
  answer({ vpcPeeringConnection: described({ id, status }) })

/** Filter → what a peering says to it. */
const readers: Readonly<Record<string, (peering: DescribedPeering) => string | undefined>> = {
  'vpc-peering-connection-id': ({ id }) => id,
  'status-code': ({ status }) => status,
  'requester-vpc-info.vpc-id': (peering) => ({ ...agreed, ...peering }).requester.vpc,
  'accepter-vpc-info.vpc-id': (peering) => ({ ...agreed, ...peering }).accepter.vpc,
  [`tag:${onboardingTagKey}`]: ({ onboarding }) => onboarding,
}

/** Describes some peerings as EC2 does: by filters, in pages of the size asked for. */
export const describing =
  (peerings: ReadonlyArray<DescribedPeering>) =>
  (received: Received): Reply => {
    const passed = Object.entries(readers).reduce((left, [name, read]) => {
      const values = filterOf(received, name)
      return values.length === 0
        ? left
        : left.filter((peering) => values.includes(read(peering) ?? ''))
    }, peerings)
    const start = Number(received.params['NextToken'] ?? '0')
    const end = start + Number(received.params['MaxResults'] ?? '1000')
    return answer({
      vpcPeeringConnectionSet: passed.slice(start, end).map(described),
      nextToken: end < passed.length ? String(end) : '',
    })
  }
