import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { AwsError } from '../aws/AwsError.ts'
import type { OperationError } from './OperationError.ts'

/** Why a cloud operation failed: a call to AWS failed, or the operation itself stopped. */
export type CloudError = AwsError | OperationError

/** A task that calls AWS. */
export type CloudTask<A> = TaskEither<CloudError, A>
