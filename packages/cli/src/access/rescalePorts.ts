import { type Clock, type Ids, type RescalePorts, defaultPolicy } from '@byoa/application'
import {
  type Aws,
  type RescaleConfig,
  type WaitOptions,
  customerCloud,
  rescaleCloud,
  rescaleDirectory,
} from '@byoa/cloud'
import type { Region } from '@byoa/core/iam/identity'

export interface RescalePortsOptions<Store> {
  readonly config: RescaleConfig
  /** AWS with Rescale's credentials. */
  readonly awsFor: (region: Region) => Aws
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly waiting: WaitOptions
}

/** Assembles Rescale's ports on AWS or on a compatible endpoint. */
export const rescalePorts = <Store extends RescalePorts['store']>({
  config,
  awsFor,
  store,
  clock,
  ids,
  waiting,
}: RescalePortsOptions<Store>): RescalePorts & { readonly store: Store } => ({
  store,
  directory: rescaleDirectory({ config, awsFor }),
  rescaleCloud: rescaleCloud({ ...waiting, awsFor }),
  customerCloud: customerCloud({ ...waiting, awsFor }),
  clock,
  ids,
  policy: defaultPolicy,
})
