import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation'
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { Failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'

import { type Answered, answered } from '../failures/answered.ts'
import type { Waiter } from '../waiting/Waiter.ts'

/** One thing that happened to a resource of a stack, or to the stack itself. */
export interface StackProgress {
  readonly stackName: string
  /** The name in the template; for the stack itself, the stack's name. */
  readonly logicalId: string
  readonly resourceType: string
  /** E.g. `CREATE_IN_PROGRESS`. */
  readonly status: string
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A client, the port operation that failures are of, and how to wait and tell. */
export interface StackCall {
  readonly cloudFormation: CloudFormationClient
  readonly operation: string
  readonly waiter: Waiter
  readonly onProgress?: (progress: StackProgress) => void
}

/** CloudFormation has one code for everything that is wrong with a request; only the words tell. */
const isMissing = ({ code, message }: Failure): boolean =>
  code === 'ValidationError' && message.includes('does not exist')

/**
 * Returns a stack by name or id, or nothing when there is none. By id, a deleted one is found for
 * 90 days.
 */
export const findStack = async (
  { cloudFormation, operation }: StackCall,
  nameOrId: string,
): Answered<Stack | undefined> => {
  const described = await answered(operation, () =>
    cloudFormation.send(new DescribeStacksCommand({ StackName: nameOrId })),
  )
  if (E.isLeft(described)) {
    return isMissing(described.left) ? E.right(undefined) : described
  }
  return E.right(described.right.Stacks?.[0])
}
