import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation'
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { Failure } from '@byoa/application'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
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

/** A call on a stack that looks into the stack's VPC as well. */
export interface NetworkedStackCall extends StackCall, Ec2Call {}

/**
 * Tells whether a failure says that there is no such stack. CloudFormation has one code for
 * everything that is wrong with a request; only the words tell.
 */
export const isMissing = ({ code, message }: Failure): boolean =>
  code === 'ValidationError' && message.includes('does not exist')

/**
 * Returns a stack by name or id, or nothing when there is none. By id, a deleted one is found for
 * 90 days.
 */
export const findStack = (
  { cloudFormation, operation }: StackCall,
  nameOrId: string,
): Answered<Stack | undefined> =>
  pipe(
    answered(operation, 'cloudformation:DescribeStacks', () =>
      cloudFormation.send(new DescribeStacksCommand({ StackName: nameOrId })),
    ),
    TE.map(({ Stacks }) => Stacks?.[0]),
    TE.orElse((failure) => (isMissing(failure) ? TE.right(undefined) : TE.left(failure))),
  )
