/**
 * Calls that policies do not decide: calls that AWS always serves, calls that need no permission,
 * and calls that AWS refuses from some callers.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 * @source https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
import type { AccessRequest, Caller } from './AccessRequest.ts'

// queries

type CallerType = Caller['type']

const signed: ReadonlyArray<CallerType> = [
  'root',
  'user',
  'federated-user',
  'role-session',
  'service',
]

/** Lower-case action → the callers that can call it. */
const takenFrom: ReadonlyMap<string, ReadonlyArray<CallerType>> = new Map([
  ['sts:getcalleridentity', signed],
  ['sts:assumerole', ['user', 'role-session', 'service']],
  ['sts:setsourceidentity', ['user', 'role-session', 'service']],
  ['sts:getsessiontoken', ['root', 'user']],
  ['sts:getfederationtoken', ['root', 'user']],
])

const isAction = (action: string, lowerCase: string): boolean =>
  action.length === lowerCase.length && action.toLowerCase() === lowerCase

const isTakenFrom = ({ type }: Caller, lowerCaseAction: string): boolean => {
  const callers = takenFrom.get(lowerCaseAction)
  if (callers !== undefined) return callers.includes(type)
  // A federated user session can make no other STS call.
  return type !== 'federated-user' || !lowerCaseAction.startsWith('sts:')
}

/** Without a regular expression, which would take a third of the time of an evaluation. */
const partitionOf = (arn: string): string | undefined =>
  arn.startsWith('arn:') ? arn.slice(4, arn.indexOf(':', 4)) : undefined

/** Credentials are valid only in their partition. */
const isOfOtherPartition = ({ principal, resource }: AccessRequest): boolean => {
  const own = partitionOf(principal.arn)
  const asked = partitionOf(resource)
  return own !== undefined && asked !== undefined && own !== asked
}

/** Returns whether a call is served even when a policy denies it: `sts:GetCallerIdentity`. */
export const isAlwaysAllowed = ({ principal, action }: AccessRequest): boolean =>
  isAction(action, 'sts:getcalleridentity') && signed.includes(principal.type)

/** Returns whether a call needs no policy that allows it: `sts:GetSessionToken`. */
export const needsNoPermission = ({ action }: AccessRequest): boolean =>
  isAction(action, 'sts:getsessiontoken')

/** Returns whether AWS refuses a call from its caller regardless of policies. */
export const isNeverTaken = (request: AccessRequest): boolean =>
  isOfOtherPartition(request) || !isTakenFrom(request.principal, request.action.toLowerCase())
