/**
 * Makes a stack what its template says, whatever it is now.
 *
 * ```
 *   none ------------------------------ create --.
 *   never completed --------- delete -- create --+--> outputs, or the first cause of the failure
 *   half deleted - peerings, delete --- create --+
 *   complete, another VPC block         |        |
 *      '-- nothing in its VPC - delete -'        |
 *   complete -------------------------- update --'
 * ```
 *
 * An update to another VPC block would have to replace the VPC, and CloudFormation would roll it
 * back, because the new subnets conflict with the old.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
import type { RunStackInput } from '@byoa/application'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as J from 'fp-ts/lib/Json.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import { isRecord } from '../aws/json.ts'
import type { Send } from './Exchange.ts'
import { capabilities, createStack, recreateStack, reportOf } from './createStack.ts'
import { findStack, isInProgress, stillInProgress } from './findStack.ts'
import type { PortError, Result } from './portFailure.ts'
import { replaceUnusedStack, replaceWithPeerings } from './replaceStack.ts'
import { outputOf, stackReportOf } from './stackReportOf.ts'

const propertyAt = (value: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), value)

/** Returns the block of the VPC in a template; undefined when it has none, or is no JSON. */
const vpcBlockIn = (templateBody: string): unknown =>
  pipe(
    J.parse(templateBody),
    E.match(
      () => undefined,
      (template) => propertyAt(template, ['Resources', 'Vpc', 'Properties', 'CidrBlock']),
    ),
  )

const hasOtherBlock = (stack: DescribedStack, { templateBody }: RunStackInput): boolean => {
  const present = outputOf(stack, 'VpcCidr')
  const wanted = vpcBlockIn(templateBody)
  return present !== undefined && typeof wanted === 'string' && wanted !== present
}

const neverCompleted = ({ StackStatus }: DescribedStack): boolean =>
  ['CREATE_FAILED', 'REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'].includes(StackStatus)

const isCurrent = ({ message }: PortError): boolean => message === 'No updates are to be performed.'

/**
 * A stack that an update would not change is reported, also one whose last update was rolled back.
 */
const updateStack = (
  send: Send,
  stack: DescribedStack,
  { stackName, templateBody: TemplateBody }: RunStackInput,
): Result<StackReport> =>
  pipe(
    send({
      action: 'UpdateStack',
      input: { StackName: stackName, TemplateBody, Capabilities: capabilities },
    }),
    E.match(
      (error): Result<StackReport> => (isCurrent(error) ? stackReportOf(stack) : E.left(error)),
      () => reportOf(send, stackName),
    ),
  )

/** Creates the stack, or brings the one that is there up to date, and returns its outputs. */
export const runStack = (send: Send, input: RunStackInput): Result<StackReport> => {
  const bringUpToDate = (stack: DescribedStack | undefined): Result<StackReport> => {
    if (stack === undefined) return createStack(send, input)
    if (isInProgress(stack)) return stillInProgress(stack)
    if (neverCompleted(stack)) return recreateStack(send, input)
    if (stack.StackStatus === 'DELETE_FAILED') return replaceWithPeerings(send, stack, input)
    return hasOtherBlock(stack, input)
      ? replaceUnusedStack(send, stack, input)
      : updateStack(send, stack, input)
  }
  return pipe(findStack(send, input.stackName), E.flatMap(bringUpToDate))
}
