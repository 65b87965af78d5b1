import type { RunStackInput } from '@byoa/application'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import type { Send } from './Exchange.ts'
import { deleteStack } from './deleteStack.ts'
import { findStack, isInProgress, stillInProgress } from './findStack.ts'
import { type Result, portError } from './portFailure.ts'
import { stackFailure } from './stackFailure.ts'
import { stackReportOf } from './stackReportOf.ts'

/** What a template of the setup needs to be acknowledged. */
export const capabilities: ReadonlyArray<string> = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

const completed =
  (send: Send, name: string) =>
  (stack: DescribedStack | undefined): Result<StackReport> => {
    if (stack === undefined) return portError('StackGone', `there is no stack ${name}`)
    if (isInProgress(stack)) return stillInProgress(stack)
    const isComplete =
      stack.StackStatus === 'CREATE_COMPLETE' || stack.StackStatus === 'UPDATE_COMPLETE'
    return isComplete ? stackReportOf(stack) : stackFailure(send, stack)
  }

/** Returns the report of a stack that is complete, and why there is none of any other. */
export const reportOf = (send: Send, stackName: string): Result<StackReport> =>
  pipe(findStack(send, stackName), E.flatMap(completed(send, stackName)))

/** Creates a stack where there is none. */
export const createStack = (
  send: Send,
  { stackName, templateBody: TemplateBody }: RunStackInput,
): Result<StackReport> =>
  pipe(
    send({
      action: 'CreateStack',
      input: { StackName: stackName, TemplateBody, Capabilities: capabilities },
    }),
    E.flatMap(() => reportOf(send, stackName)),
  )

/** Deletes a stack and creates it again, with new resources. */
export const recreateStack = (send: Send, input: RunStackInput): Result<StackReport> =>
  pipe(
    deleteStack(send, input.stackName),
    E.flatMap(() => createStack(send, input)),
  )
