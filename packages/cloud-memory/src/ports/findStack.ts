/**
 * Finding a stack and its resources by name.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
import type { StackResource } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import type { Send } from './Exchange.ts'
import { type PortError, type Result, portError } from './portFailure.ts'

/** CloudFormation has one code for everything that is wrong with a request; only the words tell. */
const isAbsent = ({ code, message }: PortError): boolean =>
  code === 'ValidationError' && message.endsWith('does not exist')

const orWhenAbsent =
  <A>(absent: A) =>
  (error: PortError): Result<A> =>
    isAbsent(error) ? E.right(absent) : E.left(error)

/** Returns the stack of a name or id; undefined when there is none. */
export const findStack = (send: Send, StackName: string): Result<DescribedStack | undefined> =>
  pipe(
    send({ action: 'DescribeStacks', input: { StackName } }),
    E.map(({ Stacks: [stack] }): DescribedStack | undefined => stack),
    E.orElse(orWhenAbsent<DescribedStack | undefined>(undefined)),
  )

/** Lists the resources of a stack; none when there is no such stack. */
export const findStackResources = (
  send: Send,
  StackName: string,
): Result<ReadonlyArray<StackResource>> =>
  pipe(
    send({ action: 'DescribeStackResources', input: { StackName } }),
    E.map(({ StackResources }) =>
      StackResources.map(({ LogicalResourceId, ResourceType, PhysicalResourceId }) => ({
        logicalId: LogicalResourceId,
        resourceType: ResourceType,
        physicalId: PhysicalResourceId,
      })),
    ),
    E.orElse(orWhenAbsent<ReadonlyArray<StackResource>>([])),
  )

/**
 * Tells whether an operation on the stack is under way. One that is in review waits for somebody to
 * execute its change set.
 */
export const isInProgress = ({ StackStatus }: DescribedStack): boolean =>
  StackStatus.endsWith('_IN_PROGRESS') && StackStatus !== 'REVIEW_IN_PROGRESS'

/** The stack has to come to rest first. */
export const stillInProgress = ({ StackName, StackStatus }: DescribedStack): Result<never> =>
  portError('StackInProgress', `the stack ${StackName} is in ${StackStatus}`, true)
