import type * as E from 'fp-ts/lib/Either.js'

import { type AwsError, validationError } from '../AwsError.ts'

/**
 * Returns CloudFormation's template format error.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export const formatError = (message: string): E.Either<AwsError, never> =>
  validationError(`Template format error: ${message}`)
