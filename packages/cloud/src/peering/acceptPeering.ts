/**
 * Accepts a peering request. Anybody who knows an account and a VPC can send a request, so only one
 * from the agreed account and VPC is accepted.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
 */
import type { CustomerConsole } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { VpcPeeringConnection } from '../aws/Ec2.ts'
import type { Cloud } from '../Cloud.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { findPeering, readPeering } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

type AcceptPeeringInput = Parameters<CustomerConsole['acceptPeering']>[0]

/** A peering as EC2 describes it, and its domain value. */
interface Look {
  readonly connection: VpcPeeringConnection
  readonly snapshot: PeeringSnapshot
}

const looksAt = (
  connection: VpcPeeringConnection | undefined,
): E.Either<CloudError, Look | undefined> =>
  connection === undefined
    ? E.right(undefined)
    : pipe(
        readPeering(connection),
        E.map((snapshot) => ({ connection, snapshot })),
      )

const lookAt = (aws: Aws, { peeringId }: AcceptPeeringInput): CloudTask<Look | undefined> =>
  pipe(
    findPeering(aws, peeringId),
    TE.flatMapEither((connection) => looksAt(connection)),
  )

/**
 * Waits until the request can be accepted: it appears in the other account after some seconds, and
 * AWS validates it first.
 */
const awaitRequest = (cloud: Cloud, input: AcceptPeeringInput): CloudTask<Look | undefined> =>
  lookUntil(
    cloud.waiter,
    {
      for: 'peeringVisible',
      subject: input.peeringId,
      isReached: (look) => look !== undefined && look.snapshot.status !== 'initiating-request',
    },
    lookAt(cloud.aws, input),
  )

/**
 * The primary block of a VPC never changes, so it must be an agreed block as soon as it is shown.
 */
const isAgreed = (
  { RequesterVpcInfo }: VpcPeeringConnection,
  { rescaleAccountId, rescaleVpcId, rescaleVpcCidrs }: AcceptPeeringInput,
): boolean =>
  RequesterVpcInfo?.OwnerId === rescaleAccountId &&
  RequesterVpcInfo.VpcId === rescaleVpcId &&
  [...rescaleVpcCidrs, undefined].some((cidr) => cidr === RequesterVpcInfo.CidrBlock)

const unexpectedRequester = (
  { RequesterVpcInfo }: VpcPeeringConnection,
  { peeringId, rescaleAccountId, rescaleVpcId, rescaleVpcCidrs }: AcceptPeeringInput,
): CloudError => {
  const {
    OwnerId = 'an unknown account',
    VpcId = 'an unknown VPC',
    CidrBlock = 'an unknown block',
  } = RequesterVpcInfo ?? {}
  return operationError(
    'UnexpectedRequester',
    `${peeringId} was requested by ${OwnerId} for ${VpcId} with ${CidrBlock}, not by ${rescaleAccountId} for ${rescaleVpcId} with ${rescaleVpcCidrs.join(', ')}; it was not accepted`,
  )
}

const invisible = ({ peeringId }: AcceptPeeringInput): CloudError =>
  operationError('PeeringNotVisible', `${peeringId} is not visible in this account and Region`)

/**
 * If the answer to an accept call was lost, repeating it is refused; the next description shows
 * whether it worked.
 */
const isRaced = hasCode('InvalidStateTransition', 'InvalidVpcPeeringConnectionID.NotFound')

const accept = (aws: Aws, { peeringId }: AcceptPeeringInput): CloudTask<unknown> =>
  pipe(
    aws.ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId: peeringId }),
    orWhen(isRaced, undefined),
  )

const acceptPending = (
  aws: Aws,
  input: AcceptPeeringInput,
  look: Look | undefined,
): CloudTask<unknown> =>
  look?.snapshot.status === 'pending-acceptance' ? accept(aws, input) : TE.right(undefined)

const isOver = ({ status }: PeeringSnapshot): boolean => status === 'active' || isEnded(status)

/**
 * Waits until an accepted peering is active or has ended; accepts it again if it is still pending.
 */
const awaitActive = (cloud: Cloud, input: AcceptPeeringInput): CloudTask<Look | undefined> =>
  lookUntil(
    cloud.waiter,
    {
      for: 'peeringActive',
      subject: input.peeringId,
      isReached: (look) => look !== undefined && isOver(look.snapshot),
    },
    pipe(
      lookAt(cloud.aws, input),
      TE.tap((look) => acceptPending(cloud.aws, input, look)),
    ),
  )

const snapshotOf = (
  input: AcceptPeeringInput,
  look: Look | undefined,
): E.Either<CloudError, PeeringSnapshot> =>
  look === undefined ? E.left(invisible(input)) : E.right(look.snapshot)

const answerRequest = (
  cloud: Cloud,
  { input, request }: { readonly input: AcceptPeeringInput; readonly request: Look | undefined },
): CloudTask<PeeringSnapshot> => {
  if (request === undefined) return TE.left(invisible(input))
  const { connection, snapshot } = request
  if (!isAgreed(connection, input)) return TE.left(unexpectedRequester(connection, input))
  if (isOver(snapshot)) return TE.right(snapshot)
  return pipe(
    acceptPending(cloud.aws, input, request),
    TE.flatMap(() => awaitActive(cloud, input)),
    TE.flatMapEither((look) => snapshotOf(input, look)),
  )
}

/** Accepts the peering, or finds it accepted; returns its snapshot, also when it has ended. */
export const acceptPeering = (
  cloud: Cloud,
  input: AcceptPeeringInput,
): CloudTask<PeeringSnapshot> =>
  pipe(
    awaitRequest(cloud, input),
    TE.flatMap((request) => answerRequest(cloud, { input, request })),
  )
