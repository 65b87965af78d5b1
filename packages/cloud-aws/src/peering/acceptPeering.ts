/**
 * Accepts a peering request. Anybody who knows an account and a VPC can send one, so only the
 * request from the agreed account and VPC is accepted.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
 */
import { AcceptVpcPeeringConnectionCommand, type VpcPeeringConnection } from '@aws-sdk/client-ec2'
import type { CustomerConsole } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { findPeering, peeringSnapshots } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

type AcceptPeeringInput = Parameters<CustomerConsole['acceptPeering']>[0]

/** A peering as EC2 describes it, and as the domain reads it. */
interface Look {
  readonly connection: VpcPeeringConnection
  readonly snapshot: PeeringSnapshot
}

const looksAt = (
  { operation }: Ec2Call,
  connection: VpcPeeringConnection | undefined,
): E.Either<AwsFailure, Look | undefined> =>
  connection === undefined
    ? E.right(undefined)
    : pipe(
        peeringSnapshots(operation, [connection]),
        E.map(([snapshot]) => (snapshot === undefined ? undefined : { connection, snapshot })),
      )

const lookAt = (call: Ec2Call, { peeringId }: AcceptPeeringInput): Answered<Look | undefined> =>
  pipe(
    findPeering(call, peeringId),
    TE.flatMapEither((connection) => looksAt(call, connection)),
  )

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
    lookAt(call, input),
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
): AwsFailure => {
  const { OwnerId = 'an unknown account', VpcId = 'an unknown VPC' } = RequesterVpcInfo ?? {}
  return ownFailure(
    operation,
    'UnexpectedRequester',
    `${peeringId} was requested by ${OwnerId} for ${VpcId}, not by ${rescaleAccountId} for ${rescaleVpcId}; it was not accepted`,
  )
}

const invisible = ({ operation }: Ec2Call, { peeringId }: AcceptPeeringInput): AwsFailure =>
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

const accept = (
  { ec2, operation }: Ec2Call,
  { peeringId }: AcceptPeeringInput,
): Answered<unknown> =>
  pipe(
    answered(operation, 'ec2:AcceptVpcPeeringConnection', () =>
      ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
    ),
    TE.orElse((failure) =>
      racedCodes.some((code) => isSameCode(code, failure.code))
        ? TE.right(undefined)
        : TE.left(failure),
    ),
  )

const acceptPending = (
  call: Ec2Call,
  input: AcceptPeeringInput,
  look: Look | undefined,
): Answered<unknown> =>
  look?.snapshot.status === 'pending-acceptance' ? accept(call, input) : TE.right(undefined)

const isOver = ({ status }: PeeringSnapshot): boolean => status === 'active' || isEnded(status)

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
      isReached: (look) => look !== undefined && isOver(look.snapshot),
    },
    pipe(
      lookAt(call, input),
      TE.tap((look) => acceptPending(call, input, look)),
    ),
  )

const snapshotOf = (
  call: Ec2Call,
  input: AcceptPeeringInput,
  look: Look | undefined,
): E.Either<AwsFailure, PeeringSnapshot> =>
  look === undefined ? E.left(invisible(call, input)) : E.right(look.snapshot)

const answerRequest = (
  waiter: Waiter,
  call: Ec2Call,
  { input, request }: { readonly input: AcceptPeeringInput; readonly request: Look | undefined },
): Answered<PeeringSnapshot> => {
  if (request === undefined) return TE.left(invisible(call, input))
  const { connection, snapshot } = request
  if (!isAgreed(connection, input)) return TE.left(unexpectedRequester(call, connection, input))
  if (isOver(snapshot)) return TE.right(snapshot)
  return pipe(
    acceptPending(call, input, request),
    TE.flatMap(() => awaitActive(waiter, call, input)),
    TE.flatMapEither((look) => snapshotOf(call, input, look)),
  )
}

/**
 * Accepts the peering, or finds it accepted; the snapshot says what became of it, also when it has
 * ended.
 */
export const acceptPeering = (
  waiter: Waiter,
  call: Ec2Call,
  input: AcceptPeeringInput,
): Answered<PeeringSnapshot> =>
  pipe(
    awaitRequest(waiter, call, input),
    TE.flatMap((request) => answerRequest(waiter, call, { input, request })),
  )
