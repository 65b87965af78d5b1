/** AWS with Rescale's credentials, or a compatible endpoint, with counted calls. */
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { type Aws, type Around, interceptAws } from '@byoa/cloud'
import { sdkAws } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'

export interface RescaleAwsOptions {
  readonly profile?: string
  readonly endpointUrl?: string
}

/** Returns AWS with Rescale's credentials; makes no call. */
export const rescaleAws = (
  { profile, endpointUrl: endpoint }: RescaleAwsOptions,
  around: Around,
): ((region: Region) => Aws) => {
  const clientConfig = endpoint === undefined ? {} : { clientConfig: { endpoint } }
  const credentials =
    profile === undefined
      ? fromNodeProviderChain(clientConfig)
      : fromIni({ profile, ...clientConfig })
  const awsFor = sdkAws(endpoint === undefined ? { credentials } : { credentials, endpoint })
  return (region) => interceptAws(awsFor(region), around)
}
