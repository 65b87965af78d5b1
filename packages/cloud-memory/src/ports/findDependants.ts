/** What would keep a stack from being deleted: what is in its VPC without being of the stack. */
import type { StackResource } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { listPeerings, liveStatuses } from './describePeerings.ts'
import { findStackResources } from './findStack.ts'
import { thingsInVpc } from './thingsInVpc.ts'
import type { Result } from './portFailure.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

const vpcIn = (resources: ReadonlyArray<StackResource>): string | undefined =>
  resources.find(({ resourceType }) => resourceType === 'AWS::EC2::VPC')?.physicalId

/** Returns the VPC of a stack; undefined when there is no stack, or none in it. */
export const vpcOfStack = (send: Send, stackName: string): Result<string | undefined> =>
  pipe(findStackResources(send, stackName), E.map(vpcIn))

type Ends = Readonly<Partial<Record<'requester' | 'accepter', string>>>

const liveBetween = (send: Send, ends: Ends): Result<ReadonlyArray<PeeringSnapshot>> =>
  pipe(
    listPeerings(send, [
      ...Object.entries(ends).map(([side, id]) => ({
        Name: `${side}-vpc-info.vpc-id`,
        Values: [id],
      })),
      { Name: 'status-code', Values: liveStatuses },
    ]),
    E.flatMap(E.traverseArray(peeringSnapshot)),
  )

/**
 * Lists the peerings of a VPC, with another one or with any, that connect, or still may, whoever
 * requested them.
 */
export const livePeeringsOf = (
  send: Send,
  { vpcId, otherVpcId }: { readonly vpcId: string; readonly otherVpcId?: string },
): Result<ReadonlyArray<PeeringSnapshot>> => {
  const other = (side: keyof Ends): Ends => (otherVpcId === undefined ? {} : { [side]: otherVpcId })
  return pipe(
    E.Do,
    E.bind('accepted', () => liveBetween(send, { accepter: vpcId, ...other('requester') })),
    E.bind('requested', () => liveBetween(send, { requester: vpcId, ...other('accepter') })),
    E.map(({ accepted, requested }) => [...accepted, ...requested]),
  )
}

const dependantsIn = (
  send: Send,
  vpcId: string,
  resources: ReadonlyArray<StackResource>,
): Result<ReadonlyArray<Leftover>> => {
  const ofStack = new Set(resources.map(({ physicalId }) => physicalId))
  return pipe(
    E.Do,
    E.bind('things', () => thingsInVpc(send, vpcId)),
    E.bind('peerings', () => livePeeringsOf(send, { vpcId })),
    E.map(({ things, peerings }) => [
      ...things.filter(({ resourceId }) => !ofStack.has(resourceId)),
      ...peerings.map(({ peeringId }) => ({
        resourceType: 'vpc-peering-connection',
        resourceId: peeringId,
      })),
    ]),
  )
}

/** Lists what depends on the VPC of a stack; nothing when there is no stack. */
export const findDependants = (send: Send, stackName: string): Result<ReadonlyArray<Leftover>> =>
  pipe(
    findStackResources(send, stackName),
    E.flatMap((resources): Result<ReadonlyArray<Leftover>> => {
      const vpcId = vpcIn(resources)
      return vpcId === undefined ? E.right([]) : dependantsIn(send, vpcId, resources)
    }),
  )
