/**
 * Requests a peering from a Rescale VPC. AWS answers a second request for the same pair with the ID
 * of the first, but only while that is live, and only in the same direction; so the live peering is
 * looked for first, and nothing is requested twice.
 *
 * Overlapping blocks, a wrong account and a wrong VPC are no errors: the request becomes `failed`
 * soon after, and that status is returned.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
 */
import type { RequestPeeringInput } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Tag, VpcPeeringConnection } from '../aws/Ec2.ts'
import type { Cloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot, listPeerings, readPeering } from './listPeerings.ts'
import { isLive, liveStatuses } from './peeringStatus.ts'

/**
 * The tag of a peering in Rescale's account that names its onboarding. Tags are visible only in the
 * account that set them.
 */
export const onboardingTagKey = 'rescale:onboarding'

/** Repeats the filters: not every AWS-compatible server applies them. */
const isOfPair =
  (input: RequestPeeringInput) =>
  ({ RequesterVpcInfo, AccepterVpcInfo, Status }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.VpcId === input.rescaleVpcId &&
    AccepterVpcInfo?.VpcId === input.customerVpcId &&
    AccepterVpcInfo.OwnerId === input.customerAccountId &&
    isLive(Status?.Code)

const findLive = (
  aws: Aws,
  input: RequestPeeringInput,
): CloudTask<VpcPeeringConnection | undefined> =>
  pipe(
    listPeerings(aws, {
      'requester-vpc-info.vpc-id': [input.rescaleVpcId],
      'accepter-vpc-info.vpc-id': [input.customerVpcId],
      'accepter-vpc-info.owner-id': [input.customerAccountId],
      'status-code': liveStatuses,
    }),
    TE.map((listed) => listed.find(isOfPair(input))),
  )

const tagsOf = ({ onboardingId }: RequestPeeringInput): Tag[] => [
  { Key: 'Name', Value: `rescale-byoa-${onboardingId}` },
  { Key: onboardingTagKey, Value: onboardingId },
]

const create = (
  aws: Aws,
  input: RequestPeeringInput,
): CloudTask<VpcPeeringConnection | undefined> =>
  pipe(
    aws.ec2.createVpcPeeringConnection({
      VpcId: input.rescaleVpcId,
      PeerVpcId: input.customerVpcId,
      PeerOwnerId: input.customerAccountId,
      PeerRegion: input.region,
      TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: tagsOf(input) }],
    }),
    TE.map(({ VpcPeeringConnection }) => VpcPeeringConnection),
  )

const snapshotOf = (
  connection: VpcPeeringConnection | undefined,
): E.Either<CloudError, PeeringSnapshot> =>
  connection === undefined ? E.left(unreadable('the new peering')) : readPeering(connection)

const isChecked = ({ status }: PeeringSnapshot): boolean => status !== 'initiating-request'

/** Waits until AWS has validated a request; a request that is not visible yet counts as created. */
const followed = (cloud: Cloud, born: PeeringSnapshot): CloudTask<PeeringSnapshot> =>
  isChecked(born)
    ? TE.right(born)
    : lookUntil(
        cloud.waiter,
        { for: 'peeringRequest', subject: born.peeringId, isReached: isChecked },
        pipe(
          findPeeringSnapshot(cloud.aws, born.peeringId),
          TE.map((seen) => seen ?? born),
        ),
      )

/** Requests the peering, or finds the live peering of the pair; returns its snapshot. */
export const requestPeering = (
  cloud: Cloud,
  input: RequestPeeringInput,
): CloudTask<PeeringSnapshot> =>
  pipe(
    findLive(cloud.aws, input),
    TE.flatMap((live) => (live === undefined ? create(cloud.aws, input) : TE.right(live))),
    TE.flatMapEither((connection) => snapshotOf(connection)),
    TE.flatMap((born) => followed(cloud, born)),
  )
