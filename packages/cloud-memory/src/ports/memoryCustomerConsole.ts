import type { CustomerConsole } from '@byoa/application'
import type { Region } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'

import { type Exchange, type Line, send } from './Exchange.ts'
import { findLeftovers } from './findLeftovers.ts'
import { type PortError, portError, portTask } from './portFailure.ts'
import { installRoutes, removeRoutes } from './routing.ts'
import { peeringSnapshot } from './snapshotsOf.ts'
import { deleteStack, runStack } from './stackRuns.ts'

type Result<A> = E.Either<PortError, A>

type AcceptInput = Parameters<CustomerConsole['acceptPeering']>[0]

/** Accepts what was agreed and nothing else: anybody can send a request to any VPC. */
const acceptPeering = (
  exchange: Exchange,
  line: Line,
  { peeringId, rescaleAccountId, rescaleVpcId }: AcceptInput,
): Result<PeeringSnapshot> => {
  const described = send(exchange, line, {
    action: 'DescribeVpcPeeringConnections',
    input: { Filters: [{ Name: 'vpc-peering-connection-id', Values: [peeringId] }] },
  })
  if (E.isLeft(described)) return described
  const [peering] = described.right.VpcPeeringConnections
  if (peering === undefined) {
    return portError('PeeringNotVisible', `the peering ${peeringId} is not visible yet`, true)
  }
  const { OwnerId, VpcId } = peering.RequesterVpcInfo
  if (OwnerId !== rescaleAccountId || VpcId !== rescaleVpcId) {
    return portError(
      'UnexpectedRequester',
      `the peering ${peeringId} was requested by ${VpcId} of ${OwnerId}`,
    )
  }
  if (peering.Status.Code !== 'pending-acceptance') return peeringSnapshot(peering)
  const accepted = send(exchange, line, {
    action: 'AcceptVpcPeeringConnection',
    input: { VpcPeeringConnectionId: peeringId },
  })
  return E.isLeft(accepted) ? accepted : peeringSnapshot(accepted.right.VpcPeeringConnection)
}

/** The administrator of a customer's account, in memory. `accessKeyId` is the administrator's. */
export const memoryCustomerConsole = (
  exchange: Exchange,
  accessKeyId: IO<string>,
): CustomerConsole => {
  const task = <Input extends { readonly region: Region }, A>(
    name: string,
    run: (line: Line, input: Input) => Result<A>,
  ) => {
    const operation = `CustomerConsole.${name}`
    return (input: Input) =>
      portTask(operation, () =>
        run({ accessKeyId: accessKeyId(), region: input.region, operation }, input),
      )
  }
  return {
    runStack: task('runStack', (line, input) => runStack(exchange, line, input)),
    acceptPeering: task('acceptPeering', (line, input) => acceptPeering(exchange, line, input)),
    installRoutes: task('installRoutes', (line, input) => installRoutes(exchange, line, input)),
    removeRoutes: task('removeRoutes', (line, input) => removeRoutes(exchange, line, input)),
    deleteStack: task('deleteStack', (line, { stackName }) =>
      deleteStack(exchange, line, stackName),
    ),
    findLeftovers: task('findLeftovers', (line, { vpcId }): Result<ReadonlyArray<Leftover>> =>
      findLeftovers(exchange, line, vpcId),
    ),
  }
}
