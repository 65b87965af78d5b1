/**
 * Makes a stack what its template says, whatever it is now, and returns its outputs.
 *
 * ```
 *   none ------------------------- create --.
 *   never completed -- delete ---- create --+-- wait --+-- complete --> outputs
 *   complete --------------------- update --'          `-- else ------> failure, first cause
 *      `-- "No updates are to be performed." -------------------------> outputs
 *   moving ----------------------- wait, then as above
 *   stuck -----------------------------------------------------------> failure, first cause
 * ```
 *
 * A stack that never completed holds nothing that anybody uses, and CloudFormation lets nothing be
 * done with it but deleting; so it is deleted and made again, unless it is this very run that
 * failed. A complete stack is always updated, though its digest may be ours: the customer may have
 * changed the rest, and CloudFormation knows best whether there is a difference.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
import { createHash } from 'node:crypto'

import {
  type Capability,
  CreateStackCommand,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import type { RunStackInput } from '@byoa/application'
import { requiredCapability } from '@byoa/core/cloudformation'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type StackCall, findStack } from './StackCall.ts'
import { type AwaitedStack, awaitStack, failedStack } from './awaitStack.ts'
import { endStack } from './deleteStack.ts'
import { readTemplateBody } from './readTemplateBody.ts'
import { stackPhase } from './stackPhase.ts'
import { stackReportOf } from './stackReportOf.ts'

type RunInput = Omit<RunStackInput, 'region'>

/** A run, with what it has to say to CloudFormation. */
interface Run extends RunInput {
  readonly capabilities: { readonly Capabilities?: Capability[] }
}

/**
 * Two requests with one token are one request. It is of the template and of what was there before,
 * so that a repeated run says the same, and a run after a failure or back to an earlier template
 * does not.
 */
const tokenOf = (templateBody: string, before: string): string =>
  `byoa-${createHash('sha256').update(templateBody).update('\n').update(before).digest('hex')}`

const reportOf = (call: StackCall, stack: Stack): Awaited<Answered<StackReport>> => {
  const report = stackReportOf(stack.Outputs ?? [])
  return E.isLeft(report) ? ownFailure(call.operation, 'UnreadableOutputs', report.left) : report
}

/** Waits for what this run began; anything but a clean end is a failure. */
const finish = async (call: StackCall, awaited: AwaitedStack): Answered<StackReport> => {
  const rested = await awaitStack(call, awaited)
  if (E.isLeft(rested)) return rested
  const stack = rested.right
  if (stack === undefined) {
    return ownFailure(
      call.operation,
      'StackGone',
      `${awaited.stackId} was deleted while it was made`,
    )
  }
  const isDone = stack.StackStatus === 'CREATE_COMPLETE' || stack.StackStatus === 'UPDATE_COMPLETE'
  return isDone ? reportOf(call, stack) : failedStack(call, stack)
}

const create = async (call: StackCall, run: Run, before: string): Answered<StackReport> => {
  const created = await answered(call.operation, () =>
    call.cloudFormation.send(
      new CreateStackCommand({
        StackName: run.stackName,
        TemplateBody: run.templateBody,
        ...run.capabilities,
        ClientRequestToken: tokenOf(run.templateBody, before),
      }),
    ),
  )
  // Somebody, or an attempt whose answer was lost, was quicker: what matters is what becomes of the
  // stack.
  if (E.isLeft(created) && kindOfCode(created.left.code) !== 'already-exists') return created
  const stackId = E.isRight(created) ? created.right.StackId : undefined
  return finish(call, { stackId: stackId ?? run.stackName, isNew: true })
}

const isNothingToUpdate = (message: string): boolean =>
  message.includes('No updates are to be performed')

const update = async (call: StackCall, run: Run, stack: Stack): Answered<StackReport> => {
  const stackId = stack.StackId ?? run.stackName
  const changedAt = (stack.LastUpdatedTime ?? stack.CreationTime)?.toISOString() ?? ''
  const updated = await answered(call.operation, () =>
    call.cloudFormation.send(
      new UpdateStackCommand({
        StackName: stackId,
        TemplateBody: run.templateBody,
        ...run.capabilities,
        ClientRequestToken: tokenOf(run.templateBody, `${stackId} ${changedAt}`),
      }),
    ),
  )
  if (E.isRight(updated)) return finish(call, { stackId, isNew: false })
  return isNothingToUpdate(updated.left.message) ? reportOf(call, stack) : updated
}

/** Takes a stack that rests, or is not there, to where the template says. */
const proceed = async (
  call: StackCall,
  run: Run,
  stack: Stack | undefined,
): Answered<StackReport> => {
  if (stack === undefined) return create(call, run, '')
  switch (stackPhase(stack.StackStatus)) {
    case 'complete':
      return update(call, run, stack)
    case 'gone':
      return create(call, run, stack.StackId ?? '')
    case 'never-completed': {
      const ended = await endStack(call, stack)
      return E.isLeft(ended) ? ended : create(call, run, stack.StackId ?? '')
    }
    case 'moving':
    case 'stuck':
      return failedStack(call, stack)
  }
}

/** Lets whatever is under way come to rest, somebody else's update or an earlier run of ours. */
const settled = async (call: StackCall, stackName: string): Answered<Stack | undefined> => {
  const found = await findStack(call, stackName)
  if (E.isLeft(found) || stackPhase(found.right?.StackStatus) !== 'moving') return found
  return awaitStack(call, { stackId: found.right?.StackId ?? stackName, isNew: false })
}

/** Creates the stack, or updates it, or finds it as it should be, and returns its outputs. */
export const runStack = async (call: StackCall, input: RunInput): Answered<StackReport> => {
  const template = readTemplateBody(input.templateBody)
  if (template === undefined) {
    return ownFailure(
      call.operation,
      'UnreadableTemplate',
      'the template is not CloudFormation in JSON',
    )
  }
  const capability = requiredCapability(template)
  const run = {
    ...input,
    capabilities: capability === undefined ? {} : { Capabilities: [capability] },
  }
  const stack = await settled(call, input.stackName)
  return E.isLeft(stack) ? stack : proceed(call, run, stack.right)
}
