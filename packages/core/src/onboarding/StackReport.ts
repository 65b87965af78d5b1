import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { RoleArn } from '../iam/identity/RoleArn.ts'
import { RouteTableId, SecurityGroupId, SubnetId, VpcId } from '../iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import { StackName } from '../cloudformation/StackName.ts'

/** What the customer returns once the stack has run. */
export interface StackReport {
  /** The name of the stack, when the customer passed it on. */
  readonly stackName?: StackName
  /** The ARN of the stack, which tells it from an earlier one of the same name. */
  readonly stackId?: string
  readonly roleArn: RoleArn
  readonly vpcId: VpcId
  readonly vpcCidr: Ipv4Cidr
  readonly subnetIds: ReadonlyArray<SubnetId>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /**
   * What nodes are launched with; absent where the tier has no nodes, or an old stack did not say.
   */
  readonly instanceProfileName?: string
  readonly nodeSecurityGroupId?: SecurityGroupId
  /** The digest that the stack's own output names, when the customer passed it on. */
  readonly templateDigest?: string
}

/** The codec of each field that a report may leave out. */
export const stackReportOptions: {
  readonly stackName: t.Type<StackName, string, unknown>
  readonly stackId: t.Type<string, string, unknown>
  readonly templateDigest: t.Type<string, string, unknown>
  readonly instanceProfileName: t.Type<string, string, unknown>
  readonly nodeSecurityGroupId: t.Type<SecurityGroupId, string, unknown>
} = {
  stackName: StackName,
  stackId: t.string,
  templateDigest: t.string,
  instanceProfileName: t.string,
  nodeSecurityGroupId: SecurityGroupId,
}

/** Decodes a stack report; every field known, the role ARN one that a customer may own. */
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
