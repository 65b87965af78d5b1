/** Rescale's ports on AWS or on a compatible endpoint, with counted calls. */
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { type RescalePorts, defaultPolicy } from '@byoa/application'
import {
  type Aws,
  type Around,
  type RescaleConfig,
  customerCloud,
  interceptAws,
  rescaleCloud,
  rescaleDirectory,
} from '@byoa/cloud'
import { sdkAws, systemWait } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'

import { randomIds } from '../../play/randomIds.ts'
import { instantOf } from '../../play/simulatedStart.ts'

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

export interface RescalePortsOptions<Store> {
  readonly config: RescaleConfig
  readonly awsFor: (region: Region) => Aws
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Assembles Rescale's ports. */
export const rescalePorts = <Store extends RescalePorts['store']>({
  config,
  awsFor,
  store,
  now,
}: RescalePortsOptions<Store>): RescalePorts & { readonly store: Store } => {
  const waiting = { wait: systemWait, awsFor }
  return {
    store,
    directory: rescaleDirectory({ config, awsFor }),
    rescaleCloud: rescaleCloud(waiting),
    customerCloud: customerCloud(waiting),
    clock: { now: () => instantOf(now()) },
    ids: randomIds,
    policy: defaultPolicy,
  }
}
