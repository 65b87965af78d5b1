/**
 * The security groups of the template: every agreed flow is let through, and no other. A group
 * that was edited by hand is not restored by an update of the stack.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { StackResource } from '../../cloudformation/builtResources.ts'
import { type TemplateRecord, isList, isRecord, textOf } from '../../cloudformation/Template.ts'
import type { GroupRuleSnapshot, SecurityGroupSnapshot } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { isReported } from './agreedParts.ts'
import { type Check, type Found, checkOf } from './Check.ts'
import { type NamedResource, templateResources } from './templateResources.ts'

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide'

const about = (page: string) =>
  ({ level: 'error', owner: 'customer', source: `${guide}/${page}`, applies: isReported }) as const

// agreed rules

type IdOf = (logicalId: string) => string

/** The id of the group that a property refers to. */
const groupOf = (value: TemplateRecord[string] | undefined, idOf: IdOf): string | undefined => {
  const target = isRecord(value) ? value['Fn::GetAtt'] : undefined
  return isList(target) ? idOf(textOf(target[0])) : undefined
}

const numberOf = (value: TemplateRecord[string] | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined

const ruleOf = (
  rule: TemplateRecord,
  direction: GroupRuleSnapshot['direction'],
  idOf: IdOf,
): GroupRuleSnapshot => {
  const group = rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId']
  const [from, to] = [numberOf(rule['FromPort']), numberOf(rule['ToPort'])]
  return {
    direction,
    protocol: textOf(rule['IpProtocol']),
    ...omitUndefined({ from, to }),
    peer:
      groupOf(group, idOf) ?? textOf(rule['CidrIp'] ?? rule['DestinationPrefixListId'] ?? 'any'),
  }
}

const inlineRules = (
  { Properties }: NamedResource,
  direction: GroupRuleSnapshot['direction'],
  idOf: IdOf,
): ReadonlyArray<GroupRuleSnapshot> => {
  const rules = Properties[direction === 'in' ? 'SecurityGroupIngress' : 'SecurityGroupEgress']
  return isList(rules)
    ? rules.flatMap((rule) => (isRecord(rule) ? [ruleOf(rule, direction, idOf)] : []))
    : []
}

interface AgreedGroup {
  readonly groupId: string
  readonly rules: ReadonlyArray<GroupRuleSnapshot>
}

/**
 * The groups of the template by their ids, with the rules inside them and those that stand apart.
 */
const agreedGroups = (
  agreed: AgreedConnection,
  resources: ReadonlyArray<StackResource>,
): ReadonlyArray<AgreedGroup> => {
  const idOf: IdOf = (logical) =>
    resources.find(({ logicalId }) => logicalId === logical)?.physicalId ?? logical
  const apart = templateResources(
    agreed,
    'AWS::EC2::SecurityGroupIngress',
    'AWS::EC2::SecurityGroupEgress',
  )
  return templateResources(agreed, 'AWS::EC2::SecurityGroup').map((group) => {
    const groupId = idOf(group.logicalId)
    return {
      groupId,
      rules: [
        ...inlineRules(group, 'in', idOf),
        ...inlineRules(group, 'out', idOf),
        ...apart
          .filter(({ Properties }) => groupOf(Properties['GroupId'], idOf) === groupId)
          .map(({ Properties, Type }) =>
            ruleOf(Properties, Type === 'AWS::EC2::SecurityGroupIngress' ? 'in' : 'out', idOf),
          ),
      ],
    }
  })
}

// comparison

const ports = ({ from, to }: GroupRuleSnapshot): string =>
  from === undefined ? '' : from === to ? ` ${from}` : ` ${from}-${to ?? ''}`

/** Every protocol has every port, however AWS writes it. */
const renderRule = (rule: GroupRuleSnapshot): string =>
  `${rule.direction} ${rule.protocol}${rule.protocol === '-1' ? '' : ports(rule)} ${rule.peer}`

type FindIn = (agreed: AgreedGroup, seen: SecurityGroupSnapshot) => ReadonlyArray<Found>

const eachGroup = (find: FindIn): Check =>
  checkOf(
    about('security-group-rules.html'),
    ['customer.securityGroups', 'customer.stackResources'],
    (seen, agreed) =>
      agreedGroups(agreed, seen['customer.stackResources']).flatMap((group) => {
        const actual = seen['customer.securityGroups'].find(
          ({ groupId }) => groupId === group.groupId,
        )
        return actual === undefined ? [] : find(group, actual)
      }),
  )

export const securityGroupExists: Check = checkOf(
  about('vpc-security-groups.html'),
  ['customer.vpc', 'customer.stack', 'customer.securityGroups', 'customer.stackResources'],
  (seen, agreed) =>
    agreedGroups(agreed, seen['customer.stackResources'])
      .filter((one) =>
        seen['customer.securityGroups'].every(({ groupId }) => groupId !== one.groupId),
      )
      .map(({ groupId }) => ({ subject: groupId })),
)

const withoutRulesOf = (
  rules: ReadonlyArray<GroupRuleSnapshot>,
  others: ReadonlyArray<GroupRuleSnapshot>,
): ReadonlyArray<string> => {
  const known = new Set(others.map(renderRule))
  return rules.map(renderRule).filter((rule) => !known.has(rule))
}

export const securityGroupFlows: Check = eachGroup(({ groupId, rules }, seen) =>
  withoutRulesOf(rules, seen.rules).map((expected) => ({ subject: groupId, expected })),
)

export const securityGroupWider: Check = {
  ...eachGroup(({ groupId, rules }, seen) =>
    withoutRulesOf(seen.rules, rules).map((actual) => ({
      level: 'warning',
      subject: groupId,
      actual,
    })),
  ),
  level: 'warning',
}

// network ACLs

/** The rule that everything else falls under, which denies. */
const lastRule = 32_767

/**
 * Anything but an entry that allows all traffic in front of all others may stop an agreed flow;
 * which one it is, is not decided here.
 */
export const networkAcl: Check = checkOf(
  { ...about('vpc-network-acls.html'), level: 'warning' },
  ['customer.networkAcls'],
  ({ 'customer.networkAcls': acls }, { stack }) =>
    acls
      .filter(({ subnetIds }) => stack?.subnetIds.some((id) => subnetIds.includes(id)) === true)
      .flatMap(({ networkAclId, entries }) =>
        (['in', 'out'] as const).flatMap((direction): ReadonlyArray<Found> => {
          const [first] = entries
            .filter((entry) => entry.direction === direction && entry.ruleNumber < lastRule)
            .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
          const allowsAll =
            first?.action === 'allow' && first.protocol === '-1' && first.cidr === '0.0.0.0/0'
          if (allowsAll) return []
          const actual =
            first === undefined
              ? `${direction}: no entry`
              : `${direction} ${first.ruleNumber}: ${first.action} ${first.protocol} ${first.cidr}`
          return [{ subject: networkAclId, actual }]
        }),
      ),
)
