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
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
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

const findLive = (
  call: Ec2Call,
  input: RequestPeeringInput,
): Answered<VpcPeeringConnection | undefined> =>
  pipe(
    listPeerings(call, {
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
  { ec2, operation }: Ec2Call,
  input: RequestPeeringInput,
): Answered<VpcPeeringConnection | undefined> =>
  pipe(
    answered(operation, 'ec2:CreateVpcPeeringConnection', () =>
      ec2.send(
        new CreateVpcPeeringConnectionCommand({
          VpcId: input.rescaleVpcId,
          PeerVpcId: input.customerVpcId,
          PeerOwnerId: input.customerAccountId,
          PeerRegion: input.region,
          TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: tagsOf(input) }],
        }),
      ),
    ),
    TE.map(({ VpcPeeringConnection }) => VpcPeeringConnection),
  )

const snapshotOf = (
  { operation }: Ec2Call,
  connection: VpcPeeringConnection | undefined,
): E.Either<AwsFailure, PeeringSnapshot> =>
  pipe(
    peeringSnapshots(operation, connection === undefined ? [] : [connection]),
    E.flatMap(([snapshot]) =>
      snapshot === undefined ? E.left(unreadable(operation, 'the new peering')) : E.right(snapshot),
    ),
  )

const isChecked = ({ status }: PeeringSnapshot): boolean => status !== 'initiating-request'

/**
 * Follows a request until AWS has checked it; right after creation it may not be visible, and then
 * it counts as it was created.
 */
const followed = (
  waiter: Waiter,
  call: Ec2Call,
  born: PeeringSnapshot,
): Answered<PeeringSnapshot> =>
  isChecked(born)
    ? TE.right(born)
    : lookUntil(
        waiter,
        { for: 'peeringRequest', subject: born.peeringId, isReached: isChecked },
        pipe(
          findPeeringSnapshot(call, born.peeringId),
          TE.map((seen) => seen ?? born),
        ),
      )

/**
 * Requests the peering, or finds the live one of the pair; the snapshot says how far it has come.
 */
export const requestPeering = (
  waiter: Waiter,
  call: Ec2Call,
  input: RequestPeeringInput,
): Answered<PeeringSnapshot> =>
  pipe(
    findLive(call, input),
    TE.flatMap((live) => (live === undefined ? create(call, input) : TE.right(live))),
    TE.flatMapEither((connection) => snapshotOf(call, connection)),
    TE.flatMap((born) => followed(waiter, call, born)),
  )
