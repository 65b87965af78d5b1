/**
 * IAM in front of every action: a call goes through when the caller's policies allow each of its
 * needs.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
import { evaluate } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Action, Context, Need, Outcome } from './Action.ts'
import { administratorAccess } from '../world/withAccount.ts'
import { type AwsError, refuse } from './AwsError.ts'
import type { Identity } from './Identity.ts'
import { soundFields } from './fieldConstraints.ts'
import { readingOf } from './iam/readingOf.ts'

interface Denied {
  readonly permission: string
  readonly resource: string
  readonly isExplicit: boolean
}

const because = ({ permission, isExplicit }: Denied): string =>
  isExplicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${permission} action`

const denialOf = (context: Context, denied: Denied): E.Either<AwsError, never> => {
  const sentence = `User: ${context.identity.caller.arn} is not authorized to perform: ${denied.permission} on resource: ${denied.resource} ${because(denied)}`
  return denied.permission.startsWith('ec2:')
    ? refuse(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${sentence}`,
        403,
      )
    : refuse('AccessDenied', sentence, 403)
}

/** Decides one need; undefined when it is allowed. */
const deniedNeed = (context: Context, permission: string, need: Need): Denied | undefined => {
  const { caller, policies, boundary, session, sourceIdentity } = context.identity
  const { decision } = evaluate(
    {
      identity: policies,
      ...(boundary === undefined ? {} : { boundary }),
      ...(session === undefined ? {} : { session }),
    },
    {
      principal: caller,
      action: permission,
      resource: need.resource,
      context: {
        'aws:RequestedRegion': [context.region],
        'ec2:Region': [context.region],
        'aws:SourceIdentity': sourceIdentity === undefined ? [] : [sourceIdentity],
        ...need.keys,
      },
    },
  )
  if (decision === 'allowed') return undefined
  return { permission, resource: need.resource, isExplicit: decision === 'explicitly-denied' }
}

const everything = readingOf(administratorAccess)

/** Nothing has to be weighed for somebody who may do everything and whom nothing limits. */
const mayDoEverything = ({ policies, boundary, session }: Identity): boolean =>
  policies.length === 1 &&
  policies[0] === everything &&
  boundary === undefined &&
  session === undefined

const permitted: E.Either<AwsError, undefined> = E.right(undefined)

/** Tells whether the caller may make a call; Left is AWS's denial. */
export const authorize = <Input, Output>(
  context: Context,
  action: Action<Input, Output>,
  input: Input,
): E.Either<AwsError, undefined> => {
  if (mayDoEverything(context.identity)) return permitted
  for (const need of action.needs(context, input)) {
    const denied = deniedNeed(context, need.permission ?? action.permission, need)
    if (denied !== undefined) return denialOf(context, denied)
  }
  return permitted
}

/**
 * Runs an action if the caller may; this is also how CloudFormation acts, with its caller's
 * permissions.
 */
export const perform = <Input, Output>(
  context: Context,
  action: Action<Input, Output>,
  input: Input,
): Outcome<Output> => {
  const allowed = pipe(
    soundFields(action.permission, input),
    E.flatMap(() => authorize(context, action, input)),
  )
  return E.isLeft(allowed) ? allowed : action.run(context, input)
}
