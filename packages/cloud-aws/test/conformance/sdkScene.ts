/**
 * The three ports on the SDK as a scene of the conformance suite, whatever AWS is behind the
 * clients.
 */
import {
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  DeleteNetworkInterfaceCommand,
  type EC2Client,
  RejectVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2'
import type { CloudScene, Colleague, RescaleSide } from '@byoa/testing/cloud-conformance'

import {
  type AwsClients,
  type WaitOptions,
  awsCustomerCloud,
  awsCustomerConsole,
  awsRescaleCloud,
} from '../../src/index.ts'
import { customerAccountId, region } from '../samples.ts'

/** Clients of both parties, and how to wait with them. */
export interface SdkParties extends WaitOptions {
  readonly rescale: AwsClients
  readonly customer: AwsClients
}

/** The three ports. */
export const sdkPorts = ({
  rescale,
  customer,
  ...waiting
}: SdkParties): Pick<CloudScene, 'rescaleCloud' | 'customerCloud' | 'customerConsole'> => ({
  rescaleCloud: awsRescaleCloud({
    ...waiting,
    clientsFor: (where) => ({ ec2: rescale.ec2(where), sts: rescale.sts(where) }),
  }),
  customerCloud: awsCustomerCloud({
    ...(waiting.wait === undefined ? {} : { wait: waiting.wait }),
    clients: { sts: rescale.sts, ec2: rescale.ec2As },
  }),
  customerConsole: awsCustomerConsole({
    ...waiting,
    clientsFor: (where) => ({
      ec2: customer.ec2(where),
      cloudFormation: customer.cloudFormation(where),
    }),
  }),
})

const colleagueWith = (ec2: EC2Client): Colleague => ({
  addRoute: async ({ routeTableId, destination, internetGatewayId }) => {
    await ec2.send(
      new CreateRouteCommand({
        RouteTableId: routeTableId,
        DestinationCidrBlock: destination,
        GatewayId: internetGatewayId,
      }),
    )
  },
  rejectPeering: async (VpcPeeringConnectionId) => {
    await ec2.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  },
  addNetworkInterface: async (SubnetId) => {
    const made = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }))
    return made.NetworkInterface?.NetworkInterfaceId ?? ''
  },
  removeNetworkInterface: async (NetworkInterfaceId) => {
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))
  },
})

/**
 * Builds a scene from the clients of both parties; what can go wrong is up to the AWS behind them.
 */
export const sdkScene = (
  parties: SdkParties,
  rescale: RescaleSide,
  world: Pick<CloudScene, 'settle' | 'strike'>,
): CloudScene => ({
  ...sdkPorts(parties),
  ...world,
  rescale,
  customer: { accountId: customerAccountId },
  region,
  colleague: colleagueWith(parties.customer.ec2(region)),
})
