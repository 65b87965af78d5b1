/**
 * The doors of a stack's network: internet gateway, endpoints, security groups.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
 */
import * as E from 'fp-ts/lib/Either.js'

import type { SecurityGroupRule } from '../../../world/network.ts'
import type { Action, Context } from '../../Action.ts'
import { perform } from '../../authorize.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  detachInternetGateway,
} from '../../ec2/internetGateways.ts'
import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '../../ec2/Ec2Inputs.ts'
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from '../../ec2/securityGroups.ts'
import { createVpcEndpoint, deleteVpcEndpoints } from '../../ec2/vpcEndpoints.ts'
import {
  type ResourceType,
  type Step,
  type Wanted,
  inOrder,
  making,
  stackTags,
  step,
} from '../ResourceType.ts'
import { generatedName } from '../generatedName.ts'
import {
  type JsonRecord,
  agreeIn,
  flagAt,
  isEqual,
  isRecord,
  numberAt,
  recordsAt,
  textAt,
  textsAt,
} from '../../json.ts'

const text = (properties: JsonRecord, key: string): string => textAt(properties, key) ?? ''

const tagged = (wanted: Wanted, resourceType: string) => ({
  TagSpecifications: [{ ResourceType: resourceType, Tags: stackTags(wanted) }],
})

export const internetGatewayType: ResourceType = {
  create: (context, wanted) => {
    const created = perform(context, createInternetGateway, tagged(wanted, 'internet-gateway'))
    if (E.isLeft(created)) return created
    const { InternetGatewayId } = created.right.output.InternetGateway
    return making(created.right.world, InternetGatewayId, { InternetGatewayId })
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteInternetGateway, { InternetGatewayId: made.physicalId })]),
}

const attachment = (properties: JsonRecord) => ({
  InternetGatewayId: text(properties, 'InternetGatewayId'),
  VpcId: text(properties, 'VpcId'),
})

export const gatewayAttachmentType: ResourceType = {
  create: (context, { properties }) => {
    const world = inOrder(context, [step(attachInternetGateway, attachment(properties))])
    return E.isLeft(world) ? world : making(world.right, `IGW|${text(properties, 'VpcId')}`)
  },
  remove: (context, { properties }) =>
    inOrder(context, [step(detachInternetGateway, attachment(properties))]),
}

export const vpcEndpointType: ResourceType = {
  create: (context, wanted) => {
    const { properties } = wanted
    const policy = properties['PolicyDocument']
    const created = perform(context, createVpcEndpoint, {
      VpcId: text(properties, 'VpcId'),
      ServiceName: text(properties, 'ServiceName'),
      VpcEndpointType:
        textAt(properties, 'VpcEndpointType') === 'Interface' ? 'Interface' : 'Gateway',
      RouteTableIds: textsAt(properties, 'RouteTableIds'),
      SubnetIds: textsAt(properties, 'SubnetIds'),
      SecurityGroupIds: textsAt(properties, 'SecurityGroupIds'),
      PrivateDnsEnabled: flagAt(properties, 'PrivateDnsEnabled') ?? false,
      ...(isRecord(policy) ? { PolicyDocument: JSON.stringify(policy) } : {}),
      ...tagged(wanted, 'vpc-endpoint'),
    })
    if (E.isLeft(created)) return created
    const { VpcEndpointId } = created.right.output.VpcEndpoint
    return making(created.right.world, VpcEndpointId, { Id: VpcEndpointId })
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteVpcEndpoints, { VpcEndpointIds: [made.physicalId] })]),
}

// security groups

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
    IpProtocol: text(rule, 'IpProtocol'),
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

/** Egress that is written out takes the place of the rule that allows everything. */
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

/** Takes away what is no longer wanted, then adds what is not there yet. */
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

/** What a group has before anybody writes a rule. */
const newGroupRules: GroupRules = { ingress: [], egress: [allowAll] }

const fixedInGroup = ['GroupName', 'GroupDescription', 'VpcId', 'Tags']

export const securityGroupType: ResourceType = {
  create: (context, wanted) => {
    const { properties } = wanted
    const [world, name] = generatedName(context.world, wanted, 255)
    const created = perform({ ...context, world }, createSecurityGroup, {
      GroupName: textAt(properties, 'GroupName') ?? name,
      Description: text(properties, 'GroupDescription'),
      VpcId: text(properties, 'VpcId'),
      ...tagged(wanted, 'security-group'),
    })
    if (E.isLeft(created)) return created
    const { GroupId } = created.right.output
    const steps = ruleSteps(GroupId, newGroupRules, rulesOf(properties))
    const ruled = inOrder({ ...context, world: created.right.world }, steps)
    if (E.isLeft(ruled)) return ruled
    return making(ruled.right, GroupId, { GroupId, VpcId: text(properties, 'VpcId') })
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteSecurityGroup, { GroupId: made.physicalId })]),
  update: (context, { made, properties }, wanted) => {
    if (!agreeIn(properties, wanted.properties, fixedInGroup)) return undefined
    const steps = ruleSteps(made.physicalId, rulesOf(properties), rulesOf(wanted.properties))
    const world = inOrder(context, steps)
    return E.isLeft(world) ? world : E.right({ world: world.right, made })
  },
}

const ruleInput = (properties: JsonRecord): AuthorizeSecurityGroupIngressRequest => ({
  GroupId: text(properties, 'GroupId'),
  IpPermissions: [permissionOf(ruleOf(properties))],
})

const ruleType = (authorize: RuleAction, revoke: RuleAction): ResourceType => {
  const act = (context: Context, action: RuleAction, properties: JsonRecord) =>
    inOrder(context, [step(action, ruleInput(properties))])
  return {
    create: (context, { properties, logicalId }) => {
      const world = act(context, authorize, properties)
      return E.isLeft(world)
        ? world
        : making(world.right, `${text(properties, 'GroupId')}|${logicalId}`)
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
