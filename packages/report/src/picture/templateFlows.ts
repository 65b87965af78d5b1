/** The flows that the security groups of a template allow. */
import { omitUndefined } from '@byoa/core/codec'

import type { FlowPeer, PictureFlow } from './NetworkPicture.ts'
import { type TemplateResource, fieldsOf, itemsOf, targetOf, textOf } from './templateReading.ts'

/** The single address of the rule that keeps a group from getting one that allows everything. */
const nowhere = '255.255.255.255/32'

const peerOf = (rule: unknown, groupId: string, vpcCidr: string): FlowPeer => {
  const fields = fieldsOf(rule)
  const group = targetOf(fields['SourceSecurityGroupId'] ?? fields['DestinationSecurityGroupId'])
  if (group !== '') return group === groupId ? 'itself' : 'endpoints'
  if (fields['DestinationPrefixListId'] !== undefined) return 's3'
  const cidr = textOf(fields['CidrIp'])
  if (cidr === '0.0.0.0/0') return 'anywhere'
  return cidr === vpcCidr ? 'vpc' : 'rescale'
}

const portsOf = (rule: unknown): string | undefined => {
  const { FromPort, ToPort, IpProtocol } = fieldsOf(rule)
  const [from, to] = [textOf(FromPort), textOf(ToPort)]
  if (from === '') return undefined
  if (IpProtocol === 'icmp') return `${from}/${to}`
  return from === to ? from : `${from}-${to}`
}

type Direction = PictureFlow['direction']

const directions: Readonly<Record<Direction, string>> = { in: 'Ingress', out: 'Egress' }

/** Returns the flows of a group in one direction, each once. */
const flowsIn = (
  { logicalId, properties }: TemplateResource,
  direction: Direction,
  { all, vpcCidr }: FlowContext,
): ReadonlyArray<PictureFlow> => {
  const apart = all.filter(
    ({ type, properties: own }) =>
      type === `AWS::EC2::SecurityGroup${directions[direction]}` &&
      targetOf(own['GroupId']) === logicalId,
  )
  const rules = [
    ...itemsOf(properties[`SecurityGroup${directions[direction]}`]),
    ...apart.map((one) => one.properties),
  ]
  const flows = rules
    .filter((rule) => fieldsOf(rule)['CidrIp'] !== nowhere)
    .map((rule) => ({
      direction,
      protocol: textOf(fieldsOf(rule)['IpProtocol']),
      ...omitUndefined({ ports: portsOf(rule) }),
      peer: peerOf(rule, logicalId, vpcCidr),
    }))
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()]
}

export interface FlowContext {
  readonly all: ReadonlyArray<TemplateResource>
  readonly vpcCidr: string
}

/** Returns the flows of a security group, the incoming first. */
export const flowsOf = (
  group: TemplateResource,
  context: FlowContext,
): ReadonlyArray<PictureFlow> => [
  ...flowsIn(group, 'in', context),
  ...flowsIn(group, 'out', context),
]
