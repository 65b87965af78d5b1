import { customerAccountId, motoCredentials, rescaleAccountId } from '@byoa/scripted-aws'

import type { AwsClientsConfig } from '../../src/clients/AwsClients.ts'

/** What the clients of both parties are made with. */
export interface Parties {
  readonly rescale: AwsClientsConfig
  readonly customer: AwsClientsConfig
}

/** The two parties on a moto server, each with a session of its own account. */
export const partiesOn = async (endpoint: string): Promise<Parties> => ({
  rescale: { endpoint, credentials: await motoCredentials({ endpoint }, rescaleAccountId) },
  customer: { endpoint, credentials: await motoCredentials({ endpoint }, customerAccountId) },
})
