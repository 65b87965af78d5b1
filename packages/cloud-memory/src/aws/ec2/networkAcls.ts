/**
 * The default network ACL of each VPC, which allows all traffic.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { resourcesOf } from '../../world/World.ts'
import { kindredId } from '../../world/idDigits.ts'
import type { NetworkAcl, Tag } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import type { FilterReaders } from '../filters.ts'
import type { DescribeNetworkAclsRequest } from './Ec2Inputs.ts'
import { pageOfResources } from './pageOfResources.ts'

export interface NetworkAclEntryOutput {
  readonly CidrBlock: '0.0.0.0/0'
  readonly Egress: boolean
  readonly Protocol: '-1'
  readonly RuleAction: 'allow' | 'deny'
  readonly RuleNumber: number
}

export interface NetworkAclOutput {
  readonly NetworkAclId: string
  readonly VpcId: string
  readonly OwnerId: string
  readonly IsDefault: true
  readonly Associations: ReadonlyArray<{
    readonly NetworkAclAssociationId: string
    readonly NetworkAclId: string
    readonly SubnetId: string
  }>
  readonly Entries: ReadonlyArray<NetworkAclEntryOutput>
  readonly Tags: ReadonlyArray<Tag>
}

/** The rule that allows all traffic, and the default rule, which cannot be changed. */
const entries: ReadonlyArray<NetworkAclEntryOutput> = [true, false].flatMap((Egress) => [
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_767 },
])

const outputOf =
  ({ world }: Context) =>
  (acl: NetworkAcl): NetworkAclOutput => ({
    NetworkAclId: acl.id,
    VpcId: acl.vpcId,
    OwnerId: acl.accountId,
    IsDefault: true,
    Associations: resourcesOf(world, acl, 'subnets')
      .filter(({ vpcId }) => vpcId === acl.vpcId)
      .map(({ id }) => ({
        NetworkAclAssociationId: kindredId('aclassoc', id),
        NetworkAclId: acl.id,
        SubnetId: id,
      })),
    Entries: entries,
    Tags: acl.tags,
  })

const ofEntries = (
  read: (entry: NetworkAclEntryOutput) => string | number | boolean,
): (() => ReadonlyArray<string>) => {
  const said = entries.map(read).map(String)
  return () => said
}

const aclFilters = (context: Context): FilterReaders<NetworkAcl> => {
  const associations = (acl: NetworkAcl) => outputOf(context)(acl).Associations
  return {
    'association.association-id': (acl) =>
      associations(acl).map(({ NetworkAclAssociationId }) => NetworkAclAssociationId),
    'association.network-acl-id': (acl) =>
      associations(acl).map(({ NetworkAclId }) => NetworkAclId),
    'association.subnet-id': (acl) => associations(acl).map(({ SubnetId }) => SubnetId),
    default: () => ['true'],
    'entry.cidr': ofEntries(({ CidrBlock }) => CidrBlock),
    'entry.egress': ofEntries(({ Egress }) => Egress),
    'entry.icmp.code': () => [],
    'entry.icmp.type': () => [],
    'entry.ipv6-cidr': () => [],
    'entry.port-range.from': () => [],
    'entry.port-range.to': () => [],
    'entry.protocol': ofEntries(({ Protocol }) => Protocol),
    'entry.rule-action': ofEntries(({ RuleAction }) => RuleAction),
    'entry.rule-number': ofEntries(({ RuleNumber }) => RuleNumber),
    'network-acl-id': ({ id }) => [id],
    'owner-id': ({ accountId }) => [accountId],
    'vpc-id': ({ vpcId }) => [vpcId],
  }
}

export interface DescribeNetworkAclsOutput {
  readonly NetworkAcls: ReadonlyArray<NetworkAclOutput>
  readonly NextToken?: string
}

export const describeNetworkAcls: Action<DescribeNetworkAclsRequest, DescribeNetworkAclsOutput> = {
  permission: 'ec2:DescribeNetworkAcls',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'networkAcls',
        ids: input.NetworkAclIds,
        filters: aclFilters,
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { NetworkAcls: items.map(outputOf(context)), ...rest }),
      ),
    ),
}
