import type { Aws } from '@byoa/cloud'
import { sdkAws } from '@byoa/cloud-aws'
import { omitUndefined } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'

import { type ProfileCredentialsOptions, profileCredentials } from './profileCredentials.ts'

/**
 * Returns AWS with the credentials of a profile, or a compatible endpoint; makes no call. The
 * Region is not passed on to the profile, because single sign-on has its own.
 */
export const profileAws = (options: ProfileCredentialsOptions): ((region: Region) => Aws) =>
  sdkAws({
    credentials: profileCredentials(options),
    ...omitUndefined({ endpoint: options.endpointUrl }),
  })
