/**
 * What is left of a connection in the customer's account: everything in its VPC, everything that
 * carries its tags or those of what Rescale launched, its stack and its role. A further connection
 * of the same account has tags of another value.
 */
import type { FindLeftoversInput } from '@byoa/application'
import type { RoleArn, VpcId } from '@byoa/core/iam/identity'
import { computeTagKey, connectionTagKey } from '@byoa/core/iam/permissions'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { findVpc } from './describeVpc.ts'
import { everyPage } from './everyPage.ts'
import { findRole } from './findRole.ts'
import { findStack } from './findStack.ts'
import { thingsInVpc } from './thingsInVpc.ts'
import type { Result } from './portFailure.ts'

type Leftovers = Result<ReadonlyArray<Leftover>>

const contents = (send: Send, vpcId: VpcId): Leftovers =>
  pipe(
    thingsInVpc(send, vpcId),
    E.map((things) => [...things, { resourceType: 'vpc', resourceId: vpcId }]),
  )

/** Nothing is in a VPC that is gone. */
const vpcWithContents = (send: Send, vpcId: VpcId): Leftovers =>
  pipe(
    findVpc(send, vpcId),
    E.flatMap((vpc): Leftovers => (vpc === undefined ? E.right([]) : contents(send, vpcId))),
  )

const tagged = (send: Send, connectionName: string): Leftovers => {
  const Filters = [
    { Name: 'key', Values: [connectionTagKey, computeTagKey] },
    { Name: 'value', Values: [connectionName] },
  ]
  return everyPage(
    (at) => send({ action: 'DescribeTags', input: { Filters, ...at } }),
    (page) =>
      page.Tags.map(({ ResourceType, ResourceId }) => ({
        resourceType: ResourceType,
        resourceId: ResourceId,
      })),
  )
}

const stackLeft = (send: Send, stackName: string): Leftovers =>
  pipe(
    findStack(send, stackName),
    E.map((stack) =>
      stack === undefined || stack.StackStatus === 'DELETE_COMPLETE'
        ? []
        : [{ resourceType: 'stack', resourceId: stackName }],
    ),
  )

const roleLeft = (send: Send, roleArn: RoleArn): Leftovers =>
  pipe(
    findRole(send, roleArn),
    E.map((role) => (role === undefined ? [] : [{ resourceType: 'role', resourceId: roleArn }])),
  )

const none: Leftovers = E.right([])

/** Lists every leftover once, the ones in the VPC first. */
export const findLeftovers = (
  send: Send,
  { connectionName, stackName, vpcId, roleArn }: FindLeftoversInput,
): Leftovers =>
  pipe(
    E.Do,
    E.bind('inVpc', () => (vpcId === undefined ? none : vpcWithContents(send, vpcId))),
    E.bind('others', () => tagged(send, connectionName)),
    E.bind('stack', () => stackLeft(send, stackName)),
    E.bind('role', () => (roleArn === undefined ? none : roleLeft(send, roleArn))),
    E.map(({ inVpc, others, stack, role }) => [...inVpc, ...others, ...stack, ...role]),
    E.map((all) => [...new Map(all.map((item) => [item.resourceId, item])).values()]),
  )
