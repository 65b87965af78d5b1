/** AWS with Rescale's credentials, or a compatible endpoint. */
import type { Failure } from '@byoa/application'
import type { Aws } from '@byoa/cloud'
import type { Region } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { callerOf } from '../../access/callerOf.ts'
import { profileAws } from '../../access/profileAws.ts'
import type { ProfileCredentialsOptions } from '../../access/profileCredentials.ts'

/**
 * Returns AWS with Rescale's credentials. Uses those of a profile at once, in the first of the
 * Regions, while somebody may be there to enter the code of an MFA device. Left when they do not
 * hold; a failure that may pass is left to the work.
 */
export const rescaleAws = (
  options: ProfileCredentialsOptions,
  [region]: ReadonlyArray<Region>,
): TE.TaskEither<Failure, (region: Region) => Aws> => {
  const awsFor = profileAws(options)
  return options.profile === undefined || region === undefined
    ? TE.right(awsFor)
    : pipe(
        callerOf(awsFor(region), 'RescaleCloud.identify'),
        TE.map(() => awsFor),
        TE.orElse((failure) => (failure.retryable ? TE.right(awsFor) : TE.left(failure))),
      )
}
