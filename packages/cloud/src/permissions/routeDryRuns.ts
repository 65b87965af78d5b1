import type { PeeringId, RouteTableId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'

import type { DryRun } from './preflightPermissions.ts'

/** A route that is or could be in a route table. */
export interface RouteSubject {
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
  readonly peeringId: PeeringId
}

const targetOf = ({ routeTableId, destination, peeringId }: RouteSubject) =>
  ({
    DryRun: true,
    RouteTableId: routeTableId,
    DestinationCidrBlock: destination,
    VpcPeeringConnectionId: peeringId,
  }) as const

/** The calls that install and remove routes, for either party. */
export const routeDryRuns: ReadonlyArray<DryRun<RouteSubject>> = [
  {
    action: 'ec2:CreateRoute',
    ask: (ec2, subject) => ec2.createRoute(targetOf(subject)),
  },
  {
    action: 'ec2:DeleteRoute',
    ask: (ec2, { routeTableId, destination }) =>
      ec2.deleteRoute({
        DryRun: true,
        RouteTableId: routeTableId,
        DestinationCidrBlock: destination,
      }),
  },
  {
    action: 'ec2:DescribeRouteTables',
    ask: (ec2) => ec2.describeRouteTables({ DryRun: true }),
  },
  {
    action: 'ec2:ReplaceRoute',
    ask: (ec2, subject) => ec2.replaceRoute(targetOf(subject)),
  },
]
