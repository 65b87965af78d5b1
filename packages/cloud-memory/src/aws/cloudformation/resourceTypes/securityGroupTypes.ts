/**
 * Resource types of security groups and their rules.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { SecurityGroupRule } from '../../../world/network.ts'
import type { Action, Context } from '../../Action.ts'
import { perform } from '../../authorize.ts'
import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '../../ec2/Ec2Inputs.ts'
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from '../../ec2/securityGroupRules.ts'
import { createSecurityGroup, deleteSecurityGroup } from '../../ec2/securityGroups.ts'
import { type JsonRecord, isEqual, numberAt, recordsAt, textAt, textOrEmptyAt } from '../../json.ts'
import { type ResourceType, type Step, inOrder, making, step, taggedAs } from '../ResourceType.ts'
import { generatedName } from '../generatedName.ts'

const peerOf = (rule: JsonRecord): Partial<SecurityGroupRule> => {
  const cidr = textAt(rule, 'CidrIp')
  const group = textAt(rule, 'SourceSecurityGroupId') ?? textAt(rule, 'DestinationSecurityGroupId')
  const list = textAt(rule, 'SourcePrefixListId') ?? textAt(rule, 'DestinationPrefixListId')
  return {
    ...(cidr === undefined ? {} : { CidrIp: cidr }),
    ...(group === undefined ? {} : { GroupId: group }),
    ...(list === undefined ? {} : { PrefixListId: list }),
  }
}

const ruleOf = (rule: JsonRecord): SecurityGroupRule => {
  const from = numberAt(rule, 'FromPort')
  const to = numberAt(rule, 'ToPort')
  const description = textAt(rule, 'Description')
  return {
    IpProtocol: textOrEmptyAt(rule, 'IpProtocol'),
    ...(from === undefined ? {} : { FromPort: from }),
    ...(to === undefined ? {} : { ToPort: to }),
    ...peerOf(rule),
    ...(description === undefined ? {} : { Description: description }),
  }
}

const permissionOf = ({
  CidrIp,
  GroupId,
  PrefixListId,
  Description,
  ...ports
}: SecurityGroupRule): IpPermission => {
  const described = Description === undefined ? {} : { Description }
  return {
    ...ports,
    ...(CidrIp === undefined ? {} : { IpRanges: [{ CidrIp, ...described }] }),
    ...(GroupId === undefined ? {} : { UserIdGroupPairs: [{ GroupId, ...described }] }),
    ...(PrefixListId === undefined ? {} : { PrefixListIds: [{ PrefixListId, ...described }] }),
  }
}

const allowAll: SecurityGroupRule = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }

type RuleAction = Action<AuthorizeSecurityGroupIngressRequest, { readonly Return: true }>

interface GroupRules {
  readonly ingress: ReadonlyArray<SecurityGroupRule>
  readonly egress: ReadonlyArray<SecurityGroupRule>
}

/** Egress rules of a template replace the default rule, which allows all traffic. */
const rulesOf = (properties: JsonRecord): GroupRules => {
  const egress = recordsAt(properties, 'SecurityGroupEgress').map(ruleOf)
  return {
    ingress: recordsAt(properties, 'SecurityGroupIngress').map(ruleOf),
    egress: egress.length === 0 ? [allowAll] : egress,
  }
}

const isIn = (rules: ReadonlyArray<SecurityGroupRule>, rule: SecurityGroupRule): boolean =>
  rules.some((other) => isEqual(rule, other))

const ruleStep = (
  action: RuleAction,
  GroupId: string,
  rules: ReadonlyArray<SecurityGroupRule>,
): ReadonlyArray<Step> =>
  rules.length === 0 ? [] : [step(action, { GroupId, IpPermissions: rules.map(permissionOf) })]

/** Revokes rules that the template no longer has, then authorizes new ones. */
const ruleSteps = (GroupId: string, before: GroupRules, after: GroupRules): ReadonlyArray<Step> => {
  const missing = (rules: GroupRules, from: GroupRules): GroupRules => ({
    ingress: rules.ingress.filter((rule) => !isIn(from.ingress, rule)),
    egress: rules.egress.filter((rule) => !isIn(from.egress, rule)),
  })
  const old = missing(before, after)
  const added = missing(after, before)
  return [
    ...ruleStep(revokeSecurityGroupIngress, GroupId, old.ingress),
    ...ruleStep(revokeSecurityGroupEgress, GroupId, old.egress),
    ...ruleStep(authorizeSecurityGroupIngress, GroupId, added.ingress),
    ...ruleStep(authorizeSecurityGroupEgress, GroupId, added.egress),
  ]
}

/** The rules of a new group. */
const newGroupRules: GroupRules = { ingress: [], egress: [allowAll] }

export const securityGroupType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const { properties } = wanted
    const [world, name] = generatedName(context.world, wanted, 255)
    const created = perform({ ...context, world }, createSecurityGroup, {
      GroupName: textAt(properties, 'GroupName') ?? name,
      Description: textOrEmptyAt(properties, 'GroupDescription'),
      VpcId: textOrEmptyAt(properties, 'VpcId'),
      ...taggedAs(wanted, 'security-group'),
    })
    if (E.isLeft(created)) return created
    const { GroupId } = created.right.output
    const steps = ruleSteps(GroupId, newGroupRules, rulesOf(properties))
    const VpcId = textOrEmptyAt(properties, 'VpcId')
    return pipe(
      inOrder({ ...context, world: created.right.world }, steps),
      E.map((ruled) => making(ruled, GroupId, { GroupId, VpcId })),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteSecurityGroup, { GroupId: made.physicalId })]),
  update: (context, { made, properties }, wanted) => {
    const steps = ruleSteps(made.physicalId, rulesOf(properties), rulesOf(wanted.properties))
    return pipe(
      inOrder(context, steps),
      E.map((world) => ({ world, made })),
    )
  },
}

const ruleInput = (properties: JsonRecord): AuthorizeSecurityGroupIngressRequest => ({
  GroupId: textOrEmptyAt(properties, 'GroupId'),
  IpPermissions: [permissionOf(ruleOf(properties))],
})

const ruleType = (authorize: RuleAction, revoke: RuleAction): ResourceType => {
  const act = (context: Context, action: RuleAction, properties: JsonRecord) =>
    inOrder(context, [step(action, ruleInput(properties))])
  return {
    create: (context, { properties, logicalId }) => {
      return pipe(
        act(context, authorize, properties),
        E.map((world) => making(world, `${textOrEmptyAt(properties, 'GroupId')}|${logicalId}`)),
      )
    },
    remove: (context, { properties }) => act(context, revoke, properties),
  }
}

export const ingressRuleType: ResourceType = ruleType(
  authorizeSecurityGroupIngress,
  revokeSecurityGroupIngress,
)

export const egressRuleType: ResourceType = ruleType(
  authorizeSecurityGroupEgress,
  revokeSecurityGroupEgress,
)
