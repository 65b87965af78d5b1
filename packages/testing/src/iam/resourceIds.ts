import { PeeringId, RouteTableId, SubnetId, VpcId } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { hexadecimal } from './hexadecimal.ts'

/** Ids of EC2: 17 digits nearly always, 8 in accounts older than 2018. */
const resourceId = (prefix: string): fc.Arbitrary<string> =>
  fc
    .oneof({ weight: 9, arbitrary: hexadecimal(17) }, { weight: 1, arbitrary: hexadecimal(8) })
    .map((digits) => `${prefix}-${digits}`)

const anyVpcId: fc.Arbitrary<VpcId> = branded(resourceId('vpc'), VpcId)
const anySubnetId: fc.Arbitrary<SubnetId> = branded(resourceId('subnet'), SubnetId)
const anyRouteTableId: fc.Arbitrary<RouteTableId> = branded(resourceId('rtb'), RouteTableId)
const anyPeeringId: fc.Arbitrary<PeeringId> = branded(resourceId('pcx'), PeeringId)

/** Ids of VPCs. */
export const vpcId = (): fc.Arbitrary<VpcId> => anyVpcId

/** Ids of subnets. */
export const subnetId = (): fc.Arbitrary<SubnetId> => anySubnetId

/** Ids of route tables. */
export const routeTableId = (): fc.Arbitrary<RouteTableId> => anyRouteTableId

/** Ids of peerings. */
export const peeringId = (): fc.Arbitrary<PeeringId> => anyPeeringId
