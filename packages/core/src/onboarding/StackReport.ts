import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { RoleArn } from '../iam/identity/RoleArn.ts'
import { RouteTableId, SubnetId, VpcId } from '../iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import { StackName } from './OnboardingRequest.ts'

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
  /** The digest that the stack's own output names, when the customer passed it on. */
  readonly templateDigest?: string
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
  { stackName: StackName, stackId: t.string, templateDigest: t.string },
)
