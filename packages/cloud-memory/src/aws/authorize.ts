/**
 * IAM authorization of every action: a call is allowed when the caller's policies allow each of its
 * needs. A denial names the resource unless the action has none.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * @source https://github.com/aws/karpenter-provider-aws/issues/8190
 */
import {
  type AccessRequest,
  type Evaluation,
  type PolicyLayer,
  evaluate,
} from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'

import type { Action, Context, Need, Outcome } from './Action.ts'
import { administratorAccess } from '../world/withAccount.ts'
import { type AwsError, refuse } from './AwsError.ts'
import { type Identity, layersOf } from './Identity.ts'
import { organizationDenial } from './organizationDenial.ts'
import { requestKeys } from './requestKeys.ts'
import { soundFields } from './fieldConstraints.ts'
import { readingOf } from './iam/readingOf.ts'
import { encodeDenial } from './sts/authorizationMessage.ts'

interface Denied {
  readonly evaluation: Exclude<Evaluation, { readonly decision: 'allowed' }>
  readonly request: AccessRequest
  /** Whether it is the organization that denies. */
  readonly isByOrganization: boolean
}

const layerNames: Readonly<Record<PolicyLayer | 'caller', string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  caller: 'identity-based policy',
}

const because = ({ evaluation, request, isByOrganization }: Denied): string => {
  if (isByOrganization) {
    return evaluation.decision === 'explicitly-denied'
      ? 'with an explicit deny in a service control policy'
      : `because no service control policy allows the ${request.action} action`
  }
  switch (evaluation.decision) {
    case 'explicitly-denied': {
      const { layer } = evaluation.decidedBy
      return `with an explicit deny in ${layer === 'identity' || layer === 'resource' ? 'an' : 'a'} ${layerNames[layer]}`
    }
    case 'implicitly-denied':
      return `because no ${layerNames[evaluation.missing]} allows the ${request.action} action`
    case 'unknown':
      return `because no identity-based policy allows the ${request.action} action`
  }
}

const denialOf = (context: Context, denied: Denied): E.Either<AwsError, never> => {
  const { action, resource } = denied.request
  const on = resource === '*' ? '' : ` on resource: ${resource}`
  const sentence = `User: ${context.identity.caller.arn} is not authorized to perform: ${action}${on} ${because(denied)}`
  if (!action.startsWith('ec2:')) return refuse('AccessDenied', sentence, 403)
  const encoded =
    resource === '*' ? '' : `. Encoded authorization failure message: ${encodeDenial(denied)}`
  return refuse(
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. ${sentence}${encoded}`,
    403,
  )
}

/** Evaluates one need; undefined when it is allowed. */
const deniedNeed = (context: Context, permission: string, need: Need): Denied | undefined => {
  const { caller, keys } = context.identity
  const request: AccessRequest = {
    principal: caller,
    action: permission,
    resource: need.resource,
    context: {
      ...requestKeys(context),
      'ec2:Region': [context.region],
      ...keys,
      ...need.keys,
    },
  }
  const denial = organizationDenial(context.identity.account, request)
  if (denial !== undefined) return { evaluation: denial, request, isByOrganization: true }
  const evaluation = evaluate(layersOf(context.identity), request)
  return evaluation.decision === 'allowed'
    ? undefined
    : { evaluation, request, isByOrganization: false }
}

const everything = readingOf(administratorAccess)

/** Callers with full access and without limits need no evaluation. */
const mayDoEverything = ({ account, policies, boundary, session }: Identity): boolean =>
  account.serviceControlPolicies === undefined &&
  policies.length === 1 &&
  policies[0] === everything &&
  boundary === undefined &&
  session === undefined

const permitted: E.Either<AwsError, undefined> = E.right(undefined)

/** Authorizes a call; Left is AWS's denial. */
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
  const sound = soundFields(action.permission, input)
  if (E.isLeft(sound)) return sound
  const allowed = authorize(context, action, input)
  return E.isLeft(allowed) ? allowed : action.run(context, input)
}
