/**
 * Requests a peering from a Rescale VPC. A second request for the same pair is answered with the
 * first one's id, but only while that one lives, and only in the same direction; so the live one is
 * looked for first, and nothing is requested twice.
 *
 * Overlapping blocks, a wrong account and a wrong VPC are no errors: the request turns `failed`
 * soon after, and that is the status returned.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
 */
import {
  CreateVpcPeeringConnectionCommand,
  type Tag,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2'
import type { RequestPeeringInput } from '@byoa/application'
import { PeeringId } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { findPeeringSnapshot, listPeerings, peeringSnapshots } from './listPeerings.ts'
import { liveStatuses } from './peeringStatus.ts'

/**
 * The tag on a peering in Rescale's account that says which onboarding it is of. Tags do not cross
 * accounts.
 */
export const onboardingTagKey = 'rescale:onboarding'

/** The filters narrow the answer, and this decides: not every AWS look-alike filters. */
const isOfPair =
  (input: RequestPeeringInput) =>
  ({ RequesterVpcInfo, AccepterVpcInfo, Status }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.VpcId === input.rescaleVpcId &&
    AccepterVpcInfo?.VpcId === input.customerVpcId &&
    AccepterVpcInfo.OwnerId === input.customerAccountId &&
    liveStatuses.some((status) => status === Status?.Code)

const findLive = async (
  call: Ec2Call,
  input: RequestPeeringInput,
): Answered<VpcPeeringConnection | undefined> => {
  const listed = await listPeerings(call, {
    'requester-vpc-info.vpc-id': [input.rescaleVpcId],
    'accepter-vpc-info.vpc-id': [input.customerVpcId],
    'accepter-vpc-info.owner-id': [input.customerAccountId],
    'status-code': liveStatuses,
  })
  return E.isLeft(listed) ? listed : E.right(listed.right.find(isOfPair(input)))
}

const tagsOf = ({ onboardingId }: RequestPeeringInput): Tag[] => [
  { Key: 'Name', Value: `rescale-byoa-${onboardingId}` },
  { Key: onboardingTagKey, Value: onboardingId },
]

const create = async (
  { ec2, operation }: Ec2Call,
  input: RequestPeeringInput,
): Answered<VpcPeeringConnection | undefined> => {
  const created = await answered(operation, () =>
    ec2.send(
      new CreateVpcPeeringConnectionCommand({
        VpcId: input.rescaleVpcId,
        PeerVpcId: input.customerVpcId,
        PeerOwnerId: input.customerAccountId,
        PeerRegion: input.region,
        TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: tagsOf(input) }],
      }),
    ),
  )
  return E.isLeft(created) ? created : E.right(created.right.VpcPeeringConnection)
}

/**
 * Follows a request until AWS has checked it; right after creation it may not be visible, and then
 * its birth counts.
 */
const followed = (
  waiter: Waiter,
  call: Ec2Call,
  born: PeeringSnapshot,
): Answered<PeeringSnapshot> => {
  let last = born
  return lookUntil(
    waiter,
    {
      for: 'peeringRequest',
      subject: born.peeringId,
      isReached: ({ status }) => status !== 'initiating-request',
    },
    async () => {
      if (last.status !== 'initiating-request') return E.right(last)
      const seen = await findPeeringSnapshot(call, born.peeringId)
      if (E.isLeft(seen)) return seen
      last = seen.right ?? last
      return E.right(last)
    },
  )
}

/**
 * Requests the peering, or finds the live one of the pair; the snapshot says how far it has come.
 */
export const requestPeering = async (
  waiter: Waiter,
  call: Ec2Call,
  input: RequestPeeringInput,
): Answered<PeeringSnapshot> => {
  const live = await findLive(call, input)
  if (E.isLeft(live)) return live
  const connection = live.right ? E.right(live.right) : await create(call, input)
  if (E.isLeft(connection)) return connection
  if (!PeeringId.is(connection.right?.VpcPeeringConnectionId)) {
    return unreadable(call.operation, 'the id of the new peering')
  }
  const born = peeringSnapshots(call.operation, [connection.right])
  if (E.isLeft(born)) return born
  const [snapshot] = born.right
  return snapshot === undefined
    ? unreadable(call.operation, 'the new peering')
    : followed(waiter, call, snapshot)
}
