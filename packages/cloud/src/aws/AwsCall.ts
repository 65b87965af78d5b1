import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { AwsError } from './AwsError.ts'

/** One call to AWS. */
export type AwsCall<Input, Output> = (input: Input) => TaskEither<AwsError, Output>
