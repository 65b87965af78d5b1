import type { Failure } from '@byoa/application'
import { type Aws, failureOf } from '@byoa/cloud'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Returns the account ID of the credentials; needs no permission. */
export const callerOf = ({ sts }: Aws, operation: string): TE.TaskEither<Failure, string> =>
  pipe(
    sts.getCallerIdentity({}),
    TE.map(({ Account }) => Account ?? 'unknown'),
    TE.mapLeft(failureOf(operation)),
  )
