import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Stack } from '../aws/CloudFormation.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'

/** Returns the id of a stack, or its name where CloudFormation gives no id: either finds it. */
export const idOf = ({ StackId, StackName }: Stack): string => StackId ?? StackName ?? ''

/**
 * Returns whether an error means that the stack does not exist. CloudFormation has the same code
 * for every invalid request; only the message shows it.
 */
export const isMissing = ({ code, message }: CloudError): boolean =>
  code === 'ValidationError' && message.includes('does not exist')

/**
 * Returns a stack by name or id, or nothing when there is none. By ID, a deleted stack is found for
 * 90 days.
 */
export const findStack = (
  { cloudFormation }: Aws,
  nameOrId: string,
): CloudTask<Stack | undefined> =>
  pipe(
    cloudFormation.describeStacks({ StackName: nameOrId }),
    TE.map(({ Stacks }) => Stacks?.[0]),
    orWhen(isMissing, undefined),
  )
