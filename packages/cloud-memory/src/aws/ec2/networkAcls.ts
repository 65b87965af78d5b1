/**
 * The default network ACL of each VPC, which all of its subnets use.
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
import { type NetworkAclEntryOutput, entriesOf, entryOutput } from './networkAclEntries.ts'
import { pageOfResources } from './pageOfResources.ts'

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
    Entries: entriesOf(acl).map(entryOutput),
    Tags: acl.tags,
  })

const ofEntries =
  (read: (entry: NetworkAclEntryOutput) => string | number | boolean | undefined) =>
  (acl: NetworkAcl): ReadonlyArray<string> =>
    entriesOf(acl).flatMap((entry) => {
      const value = read(entryOutput(entry))
      return value === undefined ? [] : [String(value)]
    })

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
    'entry.icmp.code': ofEntries(({ IcmpTypeCode }) => IcmpTypeCode?.Code),
    'entry.icmp.type': ofEntries(({ IcmpTypeCode }) => IcmpTypeCode?.Type),
    'entry.ipv6-cidr': () => [],
    'entry.port-range.from': ofEntries(({ PortRange }) => PortRange?.From),
    'entry.port-range.to': ofEntries(({ PortRange }) => PortRange?.To),
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
