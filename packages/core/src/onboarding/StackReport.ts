import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { PlainText } from '../codec/plainText.ts'
import { RoleArn } from '../iam/identity/RoleArn.ts'
import { RouteTableId, SecurityGroupId, SubnetId, VpcId } from '../iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import { StackName } from '../cloudformation/StackName.ts'
import { isSameData } from '../values/isSameData.ts'

/** The customer's report of its stack. */
export interface StackReport {
  /** The name of the stack, when the customer passed it on. */
  readonly stackName?: StackName
  /** The ARN of the stack, which differs from that of an earlier stack of the same name. */
  readonly stackId?: string
  readonly roleArn: RoleArn
  readonly vpcId: VpcId
  readonly vpcCidr: Ipv4Cidr
  readonly subnetIds: ReadonlyArray<SubnetId>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /**
   * What nodes are launched with; absent when the tier has no nodes, or an old stack lacks the
   * output.
   */
  readonly instanceProfileName?: string
  readonly nodeSecurityGroupId?: SecurityGroupId
  /** The digest in the stack's output, when the customer passed it on. */
  readonly templateDigest?: string
}

/** The codecs of the optional fields. */
export const stackReportOptions: {
  readonly stackName: t.Type<StackName, string, unknown>
  readonly stackId: t.Type<string, string, unknown>
  readonly templateDigest: t.Type<string, string, unknown>
  readonly instanceProfileName: t.Type<string, string, unknown>
  readonly nodeSecurityGroupId: t.Type<SecurityGroupId, string, unknown>
} = {
  stackName: StackName,
  stackId: PlainText,
  templateDigest: PlainText,
  instanceProfileName: PlainText,
  nodeSecurityGroupId: SecurityGroupId,
}

/**
 * Decodes a stack report; unknown fields are refused, the role ARN is one that a customer can own.
 */
export const StackReport: t.Type<StackReport, unknown, unknown> = closedRecord(
  'stack report',
  {
    roleArn: RoleArn,
    vpcId: VpcId,
    vpcCidr: Ipv4Cidr,
    subnetIds: t.readonlyArray(SubnetId, 'list of subnet ids'),
    routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids'),
  },
  stackReportOptions,
)

// queries

/**
 * Returns whether two reports are of the same stack with the same resources: an update that changed
 * nothing that Rescale uses does not need another verification.
 */
export const isSameStack = (
  { stackName: _name, templateDigest: _digest, ...one }: StackReport,
  { stackName: _otherName, templateDigest: _otherDigest, ...other }: StackReport,
): boolean => {
  const stackId = one.stackId ?? other.stackId
  return isSameData({ ...one, stackId }, { ...other, stackId: other.stackId ?? stackId })
}
