/** An agreement of two parties whose connection works, for checks of plain data. */
import { StackName } from '../../src/cloudformation/StackName.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { PeeringId, RouteTableId, SubnetId, VpcId } from '../../src/iam/identity/identifiers.ts'
import type { AgreedConnection } from '../../src/inspection/AgreedConnection.ts'
import { currentInspectionCheckSet } from '../../src/inspection/InspectionCheckSet.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { certainTemplate, plainInput } from '../cloudformation/setupVariants.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

const now = 1_767_603_600_000 as AgreedConnection['now']

/** Two zones, egress `open`, connected. */
export const agreement: AgreedConnection = {
  setup: { ...plainInput, zoneCount: 2 },
  templateDigest: certainTemplate({ ...plainInput, zoneCount: 2 }).digest,
  inspectionCheckSet: currentInspectionCheckSet,
  stack: {
    stackName: certainlyOf(StackName, 'rescale-byoa-acme'),
    roleArn: certainlyOf(RoleArn, 'arn:aws:iam::111122223333:role/rescale-byoa-acme-RescaleRole'),
    vpcId: certainlyOf(VpcId, 'vpc-0123456789abcdef0'),
    subnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'].map((id) =>
      certainlyOf(SubnetId, id),
    ),
    routeTableIds: [certainlyOf(RouteTableId, 'rtb-0123456789abcdef0')],
  },
  rescaleVpc: {
    vpcId: certainlyOf(VpcId, 'vpc-0fedcba9876543210'),
    accountId: plainInput.rescaleAccountId,
    cidrs: [certainlyOf(Ipv4Cidr, '10.0.0.0/16'), certainlyOf(Ipv4Cidr, '10.1.0.0/16')],
    routeTableIds: [certainlyOf(RouteTableId, 'rtb-0fedcba9876543210')],
  },
  peeringId: certainlyOf(PeeringId, 'pcx-0123456789abcdef0'),
  now,
}
