/**
 * The three ports on the SDK as a scene of the conformance suite, whatever AWS is behind the
 * clients.
 */
import type { CloudScene, RescaleSide } from '@byoa/testing/cloud-conformance'

import {
  type AwsClients,
  type WaitOptions,
  awsCustomerCloud,
  awsCustomerConsole,
  awsRescaleCloud,
} from '../../src/index.ts'
import { customerAccountId, region } from '../samples.ts'
import { sdkColleague } from './sdkColleague.ts'
import { consoleClients } from '../consoleClients.ts'

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
    clients: { sts: rescale.sts, ec2: rescale.ec2As, iam: rescale.iamAs },
  }),
  customerConsole: awsCustomerConsole({
    ...waiting,
    clientsFor: consoleClients(customer),
  }),
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
  colleague: sdkColleague(parties.customer.ec2(region), parties.customer.iam(region)),
})
