/** A VPC as EC2 describes it. */
import {
  type Script,
  answer,
  customerAccountId,
  customerVpcId,
  routeTableId,
} from '@byoa/scripted-aws'

export const vpcScripts: Readonly<Record<string, Script>> = {
  DescribeVpcs: answer({
    vpcSet: [
      {
        vpcId: customerVpcId,
        ownerId: customerAccountId,
        state: 'available',
        cidrBlock: '10.50.0.0/16',
        cidrBlockAssociationSet: [
          { cidrBlock: '100.64.0.0/16', cidrBlockState: { state: 'associated' } },
          { cidrBlock: '10.50.0.0/16', cidrBlockState: { state: 'associated' } },
          { cidrBlock: '100.65.0.0/16', cidrBlockState: { state: 'disassociated' } },
          { cidrBlock: '100.66.0.0/16', cidrBlockState: { state: 'failed' } },
        ],
      },
    ],
  }),
  DescribeVpcAttribute: ({ params }) =>
    answer(
      params['Attribute'] === 'enableDnsSupport'
        ? { vpcId: customerVpcId, enableDnsSupport: { value: true } }
        : { vpcId: customerVpcId, enableDnsHostnames: { value: false } },
    ),
  DescribeSubnets: answer({
    subnetSet: [
      {
        subnetId: 'subnet-0123456789abcdef0',
        vpcId: customerVpcId,
        cidrBlock: '10.50.0.0/17',
        availabilityZone: 'us-east-1a',
      },
      {
        subnetId: 'subnet-0123456789abcdef1',
        vpcId: customerVpcId,
        ipv6Native: true,
        availabilityZone: 'us-east-1b',
      },
    ],
  }),
  DescribeRouteTables: answer({
    routeTableSet: [
      {
        routeTableId,
        vpcId: customerVpcId,
        routeSet: [
          { destinationCidrBlock: '10.50.0.0/16', gatewayId: 'local', state: 'active' },
          { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' },
        ],
        associationSet: [{ main: true, associationState: { state: 'associated' } }],
      },
    ],
  }),
  DescribeInternetGateways: answer({
    internetGatewaySet: [
      {
        internetGatewayId: 'igw-1',
        attachmentSet: [{ vpcId: customerVpcId, state: 'available' }],
      },
    ],
  }),
}
