/**
 * The three ports on the SDK as a scene of the conformance suite, whatever AWS is behind the
 * clients.
 */
import {
  type Around,
  type Aws,
  type WaitOptions,
  customerCloud,
  customerConsole,
  interceptAws,
  rescaleCloud,
} from '@byoa/cloud'
import type { Region } from '@byoa/core/iam/identity'
import { customerAccountId, region } from '@byoa/scripted-aws'
import type { CloudScene, RescaleSide } from '@byoa/testing/cloud-conformance'

import { type AwsClientsConfig, awsClients } from '../../src/clients/AwsClients.ts'
import { newRequestToken } from '../../src/newRequestToken.ts'
import { sdkAws } from '../../src/sdkAws.ts'
import { sdkColleague } from './sdkColleague.ts'

/** What the clients of both parties are made with, and how to wait with them. */
export interface SdkParties extends WaitOptions {
  readonly rescale: AwsClientsConfig
  readonly customer: AwsClientsConfig
  /** What is done around every call; absent: nothing. */
  readonly around?: Around
}

export type SdkPorts = Pick<CloudScene, 'rescaleCloud' | 'customerCloud' | 'customerConsole'>

/** The three ports. */
export const sdkPorts = ({
  rescale,
  customer,
  around = (_action, call) => call,
  ...waiting
}: SdkParties): SdkPorts => {
  const [ofRescale, ofCustomer] = [sdkAws(rescale), sdkAws(customer)]
  const rescaleAws = (where: Region): Aws => interceptAws(ofRescale(where), around)
  const customerAws = (where: Region): Aws => interceptAws(ofCustomer(where), around)
  return {
    rescaleCloud: rescaleCloud({ ...waiting, awsFor: rescaleAws }),
    customerCloud: customerCloud({ ...waiting, awsFor: rescaleAws }),
    customerConsole: customerConsole({ ...waiting, newRequestToken, awsFor: customerAws }),
  }
}

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
  colleague: sdkColleague(awsClients(parties.customer)(region)),
})
