/** The customer's part of a teardown. */
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringId } from '@byoa/core/iam/identity'
import { type OnboardingRequest, type StackReport, connectionNameOf } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../../ports/Failure.ts'
import type { Agreement } from './Agreement.ts'
import type { CustomerAnswer } from './CustomerAnswer.ts'
import { type CustomerPorts, stackAddressOf } from './stack.ts'

type Work = TE.TaskEither<Failure, CustomerAnswer>

/** What the customer has of a connection; a stack that was never reported has a name only. */
export interface CustomerResources {
  readonly request: OnboardingRequest
  readonly stack?: Pick<StackReport, 'vpcId' | 'roleArn' | 'routeTableIds'>
  readonly peeringIds: ReadonlyArray<PeeringId>
}

/** Removes the customer's routes to every peering of the onboarding. */
export const removeCustomerRoutes = (
  { console }: CustomerPorts,
  { request, stack, peeringIds }: CustomerResources,
): Work =>
  pipe(
    console.removeRoutes({
      region: request.region,
      routeTableIds: stack?.routeTableIds ?? [],
      peeringIds,
    }),
    TE.map((): CustomerAnswer => ({ type: 'CustomerRoutesRemoved' })),
  )

type Departure = Pick<Agreement, 'request' | 'rescaleVpc' | 'setup'>

/** Deletes a peering; none when it is with another VPC, and then it is left alone. */
const deletePeering = (
  { console }: CustomerPorts,
  { request, rescaleVpc, setup }: Departure,
  peeringId: PeeringId,
): TE.TaskEither<Failure, ReadonlyArray<PeeringId>> =>
  pipe(
    console.deletePeering({
      region: request.region,
      peeringId,
      rescaleAccountId: setup.rescaleAccountId,
      rescaleVpcId: rescaleVpc.vpcId,
    }),
    TE.map(() => [peeringId]),
    TE.orElse((failure) =>
      failure.code === 'UnexpectedRequester' ? TE.right([]) : TE.left(failure),
    ),
  )

/**
 * Deletes peerings with the agreed Rescale VPC from the customer's side, and returns those that
 * have ended. Peerings with other VPCs are left alone.
 */
export const deletePeerings = (
  ports: CustomerPorts,
  { peeringIds, ...agreed }: Departure & Pick<CustomerResources, 'peeringIds'>,
): TE.TaskEither<Failure, ReadonlyArray<PeeringId>> =>
  pipe(
    peeringIds,
    TE.traverseSeqArray((peeringId) => deletePeering(ports, agreed, peeringId)),
    TE.map((ended) => ended.flat()),
  )

/**
 * Deletes the stack; if its VPC has resources that are not part of the stack, reports these instead
 * and keeps the stack.
 */
export const deleteStack = (
  { console }: CustomerPorts,
  resources: Pick<CustomerResources, 'request'>,
): Work =>
  pipe(
    console.findDependants(stackAddressOf(resources)),
    TE.tap((blockedBy) =>
      blockedBy.length > 0 ? TE.right(undefined) : console.deleteStack(stackAddressOf(resources)),
    ),
    TE.map((blockedBy): CustomerAnswer => ({ type: 'StackDeleted', blockedBy })),
  )

/** Looks for leftovers of the stack. */
export const confirmAccountClean = (
  { console }: CustomerPorts,
  resources: Omit<CustomerResources, 'peeringIds'>,
): Work => {
  const { request, stack } = resources
  return pipe(
    console.findLeftovers({
      ...stackAddressOf(resources),
      connectionName: connectionNameOf(request),
      ...omitUndefined({ vpcId: stack?.vpcId, roleArn: stack?.roleArn }),
    }),
    TE.map((leftovers): CustomerAnswer => ({ type: 'AccountClean', leftovers })),
  )
}
