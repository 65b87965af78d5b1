/**
 * Accepts a peering request. Anybody who knows an account and a VPC can send one, so only the
 * request from the agreed account and VPC is accepted.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
 */
import { AcceptVpcPeeringConnectionCommand, type VpcPeeringConnection } from '@aws-sdk/client-ec2'
import type { CustomerConsole, Failure } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { ownFailure, unreadable } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { findPeering, peeringSnapshots } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

type AcceptPeeringInput = Parameters<CustomerConsole['acceptPeering']>[0]

/** One look at the peering, and why it was not accepted if it was not. */
interface Look {
  readonly connection: VpcPeeringConnection
  readonly snapshot: PeeringSnapshot
}

const lookAt = async (
  call: Ec2Call,
  { peeringId }: AcceptPeeringInput,
): Answered<Look | undefined> => {
  const connection = await findPeering(call, peeringId)
  if (E.isLeft(connection)) return connection
  if (connection.right === undefined) return E.right(undefined)
  const snapshots = peeringSnapshots(call.operation, [connection.right])
  if (E.isLeft(snapshots)) return snapshots
  const [snapshot] = snapshots.right
  return snapshot === undefined
    ? unreadable(call.operation, `the peering ${peeringId}`)
    : E.right({ connection: connection.right, snapshot })
}

/**
 * Looks until the request can be answered: in the other account it appears seconds later, and is
 * checked for a moment.
 */
const awaitRequest = (
  waiter: Waiter,
  call: Ec2Call,
  input: AcceptPeeringInput,
): Answered<Look | undefined> =>
  lookUntil(
    waiter,
    {
      for: 'peeringVisible',
      subject: input.peeringId,
      isReached: (look) => look !== undefined && look.snapshot.status !== 'initiating-request',
    },
    () => lookAt(call, input),
  )

const isAgreed = (
  { RequesterVpcInfo }: VpcPeeringConnection,
  { rescaleAccountId, rescaleVpcId }: AcceptPeeringInput,
): boolean =>
  RequesterVpcInfo?.OwnerId === rescaleAccountId && RequesterVpcInfo.VpcId === rescaleVpcId

const unexpectedRequester = (
  { operation }: Ec2Call,
  { RequesterVpcInfo }: VpcPeeringConnection,
  { peeringId, rescaleAccountId, rescaleVpcId }: AcceptPeeringInput,
): E.Either<Failure, never> => {
  const { OwnerId = 'an unknown account', VpcId = 'an unknown VPC' } = RequesterVpcInfo ?? {}
  return ownFailure(
    operation,
    'UnexpectedRequester',
    `${peeringId} was requested by ${OwnerId} for ${VpcId}, not by ${rescaleAccountId} for ${rescaleVpcId}; it was not accepted`,
  )
}

const invisible = (
  { operation }: Ec2Call,
  { peeringId }: AcceptPeeringInput,
): E.Either<Failure, never> =>
  ownFailure(
    operation,
    'PeeringNotVisible',
    `${peeringId} is not visible in this account and Region`,
  )

/**
 * An accept whose answer was lost is refused when it is repeated; the next look says whether it
 * worked.
 */
const racedCodes: ReadonlyArray<string> = [
  'InvalidStateTransition',
  'InvalidVpcPeeringConnectionID.NotFound',
]

const accept = async (
  { ec2, operation }: Ec2Call,
  { peeringId }: AcceptPeeringInput,
): Answered<unknown> => {
  const accepted = await answered(operation, () =>
    ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
  )
  const isRaced =
    E.isLeft(accepted) && racedCodes.some((code) => isSameCode(code, accepted.left.code))
  return isRaced ? E.right(undefined) : accepted
}

/**
 * Follows an accepted peering until it is active or has ended; accepts again what is still pending.
 */
const awaitActive = (
  waiter: Waiter,
  call: Ec2Call,
  input: AcceptPeeringInput,
): Answered<Look | undefined> =>
  lookUntil(
    waiter,
    {
      for: 'peeringActive',
      subject: input.peeringId,
      isReached: (look) =>
        look !== undefined && (look.snapshot.status === 'active' || isEnded(look.snapshot.status)),
    },
    async () => {
      const look = await lookAt(call, input)
      if (E.isLeft(look) || look.right?.snapshot.status !== 'pending-acceptance') return look
      const accepted = await accept(call, input)
      return E.isLeft(accepted) ? accepted : look
    },
  )

/**
 * Accepts the peering, or finds it accepted; the snapshot says what became of it, also when it has
 * ended.
 */
export const acceptPeering = async (
  waiter: Waiter,
  call: Ec2Call,
  input: AcceptPeeringInput,
): Answered<PeeringSnapshot> => {
  const request = await awaitRequest(waiter, call, input)
  if (E.isLeft(request)) return request
  if (request.right === undefined) return invisible(call, input)
  const { connection, snapshot } = request.right
  if (!isAgreed(connection, input)) return unexpectedRequester(call, connection, input)
  if (snapshot.status === 'active' || isEnded(snapshot.status)) return E.right(snapshot)
  if (snapshot.status === 'pending-acceptance') {
    const accepted = await accept(call, input)
    if (E.isLeft(accepted)) return accepted
  }
  const last = await awaitActive(waiter, call, input)
  if (E.isLeft(last)) return last
  return last.right === undefined ? invisible(call, input) : E.right(last.right.snapshot)
}
