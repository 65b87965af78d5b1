/** A VPC in which there is nothing, nowhere else either. */
import { type Reply, answer } from '@byoa/scripted-aws'

export const emptyVpc: Readonly<Record<string, Reply>> = {
  DescribeVpcs: answer({ vpcSet: [] }),
  DescribeInstances: answer({ reservationSet: [] }),
  DescribeNetworkInterfaces: answer({ networkInterfaceSet: [] }),
  DescribeVpcEndpoints: answer({ vpcEndpointSet: [] }),
  DescribeSecurityGroups: answer({ securityGroupInfo: [] }),
  DescribeSubnets: answer({ subnetSet: [] }),
  DescribeRouteTables: answer({ routeTableSet: [] }),
  DescribeInternetGateways: answer({ internetGatewaySet: [] }),
  DescribeVpcPeeringConnections: answer({ vpcPeeringConnectionSet: [] }),
  DescribeTags: answer({ tagSet: [] }),
}
