/**
 * The blocks of the VPCs that a VPC is peered with, from EC2's descriptions. A request that nobody
 * has accepted does not count: anybody can send a request, with any block.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnectionVpcInfo.html
 */
import { PeeringId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr, PeeredCidr, RescaleVpc } from '@byoa/core/network'

import type { VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from '../aws/Ec2.ts'
import { cidrOf } from '../routes/cidrOf.ts'
import { isPeeredWith, takesPlace } from './rescaleLoad.ts'

/** `CidrBlock` is only the primary block; the set has all blocks. */
const blocksOf = (info: VpcPeeringConnectionVpcInfo | undefined): ReadonlyArray<Ipv4Cidr> => {
  const blocks = [info?.CidrBlock, ...(info?.CidrBlockSet ?? []).map((block) => block.CidrBlock)]
  return [...new Set(blocks.flatMap((block) => cidrOf(block ?? '') ?? []))]
}

/** Returns the blocks at the other ends of a VPC's accepted peerings. */
export const peeredCidrs = (
  vpc: RescaleVpc,
  peerings: ReadonlyArray<VpcPeeringConnection>,
): ReadonlyArray<PeeredCidr> =>
  peerings
    .filter(takesPlace)
    .filter(isPeeredWith(vpc))
    .flatMap(({ VpcPeeringConnectionId: peeringId, RequesterVpcInfo, AccepterVpcInfo }) => {
      const other = RequesterVpcInfo?.VpcId === vpc.vpcId ? AccepterVpcInfo : RequesterVpcInfo
      return PeeringId.is(peeringId) ? blocksOf(other).map((cidr) => ({ cidr, peeringId })) : []
    })
