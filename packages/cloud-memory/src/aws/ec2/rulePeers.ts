/**
 * Security groups in rules. Prefix list IDs are not validated: a rule can refer to any well-formed
 * one.
 */
import * as E from 'fp-ts/lib/Either.js'

import { statusAt } from '../../world/Peering.ts'
import { resourceOf } from '../../world/World.ts'
import type { SecurityGroup, SecurityGroupRule } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { unknownId } from './found.ts'
import { identifiedKinds } from './identifiedKinds.ts'
import type { RuleViewer } from './ipPermissions.ts'
import { isActive, peeringOf, peeringsOf } from './peeringsOf.ts'

/**
 * Returns a rule with the owner, VPC and peering of its group. A rule can refer to groups of its
 * own VPC and, over an active peering in the Region, of the peered VPC.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export const withGroup = (
  context: Context,
  { vpcId }: SecurityGroup,
  { UserId, ...rule }: SecurityGroupRule,
): E.Either<AwsError, SecurityGroupRule> => {
  const { world, region } = context
  const { GroupId: id } = rule
  if (id === undefined) return E.right(rule)
  const at = { accountId: UserId ?? context.accountId, region }
  const named = resourceOf(world, at, { kind: 'securityGroups', id })
  if (named?.vpcId === vpcId) return E.right(rule)
  const peering = peeringsOf(world, vpcId).find(
    ({ id: peeringId, requester, accepter }) =>
      isActive(world, peeringId) &&
      [requester, accepter].some(
        (side) =>
          side.vpcId === named?.vpcId && side.accountId === at.accountId && side.region === region,
      ),
  )
  if (named !== undefined && peering !== undefined) {
    const { accountId, vpcId: VpcId } = named
    return E.right({ ...rule, UserId: accountId, VpcId, VpcPeeringConnectionId: peering.id })
  }
  return named !== undefined && named.accountId === context.accountId
    ? refuse(
        'InvalidGroup.NotFound',
        'You have specified two resources that belong to different networks.',
      )
    : unknownId(identifiedKinds.securityGroups, id)
}

/** Returns the viewer of rules. */
export const ruleViewer = ({ world, accountId }: Context): RuleViewer => ({
  accountId,
  statusOf: (id) => {
    const peering = peeringOf(world, id)
    return peering === undefined ? 'deleted' : statusAt(peering, world.now)
  },
})
