import type { Failure } from '@byoa/application'
import { type Aws, failureOf } from '@byoa/cloud'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Asks AWS whose credentials are used; the answer is an account id, and needs no permission. */
export const callerOf = ({ sts }: Aws, operation: string): TE.TaskEither<Failure, string> =>
  pipe(
    sts.getCallerIdentity({}),
    TE.map(({ Account }) => Account ?? 'unknown'),
    TE.mapLeft(failureOf(operation)),
  )
