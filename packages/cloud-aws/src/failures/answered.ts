import type { Failure } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { classifyAwsError } from './classifyAwsError.ts'

/** An action as IAM writes it, e.g. `ec2:DescribeVpcs`. */
export type ActionName = `${'cloudformation' | 'ec2' | 'iam' | 'sts'}:${string}`

/** A failure with the AWS call that it came from; a failure of the adapter's own has none. */
export interface AwsFailure extends Failure {
  readonly action?: ActionName
}

/** A task that asks AWS. */
export type Answered<A> = TE.TaskEither<AwsFailure, A>

/** Makes one call to AWS, or all calls of a paged one; what the SDK throws is the failure. */
export const answered = <A>(
  operation: string,
  action: ActionName,
  call: () => Promise<A>,
): Answered<A> =>
  TE.tryCatch(call, (error): AwsFailure => ({ ...classifyAwsError(error, operation), action }))
