import type { Failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'

import { classifyAwsError } from './classifyAwsError.ts'

/** What a call to AWS comes to. */
export type Answered<A> = Promise<E.Either<Failure, A>>

/** Makes one call; what the SDK throws is a failure of the operation. */
export const answered = async <A>(operation: string, call: () => Promise<A>): Answered<A> => {
  try {
    return E.right(await call())
  } catch (error) {
    return E.left(classifyAwsError(error, operation))
  }
}
