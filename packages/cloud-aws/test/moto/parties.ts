/**
 * The two parties on a moto server. Moto takes the account from the access key, and gives out keys
 * of any account for the asking; so each party begins with a session of its own account.
 */
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { AccountId } from '@byoa/core/iam/identity'
import type { AwsCredentialIdentity } from '@smithy/types'

import { type AwsClients, type AwsClientsConfig, awsClients } from '../../src/clients/AwsClients.ts'
import { customerAccountId, region, rescaleAccountId } from '../samples.ts'

type ClientsInCommon = Omit<AwsClientsConfig, 'credentials' | 'endpoint'>

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

const clientsIn = async (
  endpoint: string,
  accountId: AccountId,
  common: ClientsInCommon,
): Promise<AwsClients> =>
  awsClients({ ...common, endpoint, credentials: await sessionIn(endpoint, accountId) })

export interface Parties {
  readonly rescale: AwsClients
  readonly customer: AwsClients
}

export const partiesOn = async (
  endpoint: string,
  common: ClientsInCommon = {},
): Promise<Parties> => ({
  rescale: await clientsIn(endpoint, rescaleAccountId, common),
  customer: await clientsIn(endpoint, customerAccountId, common),
})
