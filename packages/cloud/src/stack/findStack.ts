import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Stack } from '../aws/CloudFormation.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'

/** Returns the id of a stack, or its name where CloudFormation gives no id: either finds it. */
export const idOf = ({ StackId, StackName }: Stack): string => StackId ?? StackName ?? ''

/**
 * Tells whether a failure says that there is no such stack. CloudFormation has one code for
 * everything that is wrong with a request; only the words tell.
 */
export const isMissing = ({ code, message }: CloudError): boolean =>
  code === 'ValidationError' && message.includes('does not exist')

/**
 * Returns a stack by name or id, or nothing when there is none. By id, a deleted one is found for
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
