/**
 * The two parties on a moto server. Moto takes the account from the access key, and gives out keys
 * of any account for the asking; so each party begins with a session of its own account.
 */
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { AccountId } from '@byoa/core/iam/identity'
import { customerAccountId, region, rescaleAccountId } from '@byoa/scripted-aws'
import type { AwsCredentialIdentity } from '@smithy/types'

import type { AwsClientsConfig } from '../../src/clients/AwsClients.ts'

const anyone: AwsCredentialIdentity = { accessKeyId: 'anyone', secretAccessKey: 'anything' }

const sessionIn = async (
  endpoint: string,
  accountId: AccountId,
): Promise<AwsCredentialIdentity> => {
  const sts = new STSClient({ endpoint, region, credentials: anyone })
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/administrator`,
      RoleSessionName: 'moto',
    }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

/** What the clients of both parties are made with. */
export interface Parties {
  readonly rescale: AwsClientsConfig
  readonly customer: AwsClientsConfig
}

export const partiesOn = async (endpoint: string): Promise<Parties> => ({
  rescale: { endpoint, credentials: await sessionIn(endpoint, rescaleAccountId) },
  customer: { endpoint, credentials: await sessionIn(endpoint, customerAccountId) },
})
