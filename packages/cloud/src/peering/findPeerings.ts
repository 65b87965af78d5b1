/**
 * Finds every peering of an onboarding, recorded or not: by the tag of its requests, and by its
 * pair of VPCs in either direction, because a peering that the customer requested, or whose tag was
 * removed, also connects them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { FindPeeringsInput } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { VpcPeeringConnection } from '../aws/Ec2.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { listPeerings, peeringSnapshots } from './listPeerings.ts'
import { onboardingTagKey } from './requestPeering.ts'

type Listed = ReadonlyArray<VpcPeeringConnection>

const carriesTag = ({ Tags }: VpcPeeringConnection, { onboardingId }: FindPeeringsInput): boolean =>
  (Tags ?? []).some(({ Key, Value }) => Key === onboardingTagKey && Value === onboardingId)

const connectsPair = (
  { RequesterVpcInfo, AccepterVpcInfo }: VpcPeeringConnection,
  { rescaleVpcId, customerVpcId }: FindPeeringsInput,
): boolean => {
  const ends = [RequesterVpcInfo?.VpcId, AccepterVpcInfo?.VpcId]
  return customerVpcId !== undefined && ends.includes(rescaleVpcId) && ends.includes(customerVpcId)
}

const listTagged = (aws: Aws, { onboardingId }: FindPeeringsInput): CloudTask<Listed> =>
  listPeerings(aws, { [`tag:${onboardingTagKey}`]: [onboardingId] })

const listOfPair = (
  aws: Aws,
  { rescaleVpcId, customerVpcId }: FindPeeringsInput,
): CloudTask<Listed> => {
  if (customerVpcId === undefined) return TE.right([])
  const pair = [rescaleVpcId, customerVpcId]
  return listPeerings(aws, {
    'requester-vpc-info.vpc-id': pair,
    'accepter-vpc-info.vpc-id': pair,
  })
}

const eachOnce = (listed: Listed): Listed => [
  ...new Map(listed.map((one) => [one.VpcPeeringConnectionId, one])).values(),
]

/**
 * Returns the peerings of an onboarding in any status; ended peerings as long as EC2 lists them.
 */
export const findPeerings = (
  aws: Aws,
  input: FindPeeringsInput,
): CloudTask<ReadonlyArray<PeeringSnapshot>> =>
  pipe(
    TE.Do,
    TE.bind('tagged', () => listTagged(aws, input)),
    TE.bind('ofPair', () => listOfPair(aws, input)),
    TE.map(({ tagged, ofPair }) => eachOnce([...tagged, ...ofPair])),
    // Not every AWS-compatible server applies filters.
    TE.map((listed) => listed.filter((one) => carriesTag(one, input) || connectsPair(one, input))),
    TE.flatMapEither(peeringSnapshots),
  )
