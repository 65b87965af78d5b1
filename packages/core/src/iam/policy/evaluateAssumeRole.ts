/**
 * Decides AssumeRole. A call that passes session tags, or sets a source identity, asks for further
 * actions, and is allowed when all of them are.
 *
 * Only the request of `sts:AssumeRole` has the external ID: AWS's reference lists `sts:ExternalId`
 * for no other action, and its examples allow `sts:TagSession` in a statement without it.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { AccessRequest, Caller, RequestContext } from './AccessRequest.ts'
import { parseArn } from './ArnPattern.ts'
import type { EvaluatedPolicies, Evaluation } from './Evaluation.ts'
import type { ReadPolicy } from './ReadPolicy.ts'
import { evaluate, evaluateCrossAccount, evaluateResource } from './evaluate.ts'
import { type RequestTag, requestTagKeys } from './requestTagKeys.ts'

// model

/** A call of AssumeRole. */
export interface AssumeRoleRequest {
  readonly principal: Caller
  readonly roleArn: string
  /** Absent when the caller passes none, which is not the same as an empty one. */
  readonly externalId?: string
  /** Absent when the session sets none, and inherits none. */
  readonly sourceIdentity?: string
  /** The tags that the session is passed, or inherits. */
  readonly tags?: ReadonlyArray<RequestTag>
  /** Those of them that sessions made with the session inherit. */
  readonly transitiveTagKeys?: ReadonlyArray<string>
  readonly context?: RequestContext
  readonly otherKeys?: AccessRequest['otherKeys']
}

/** The evaluation of the action that decided: the first that is not allowed, if there is one. */
export type AssumeRoleEvaluation = Evaluation & {
  /** E.g. `sts:TagSession`. */
  readonly action: string
}

// queries

/** AWS puts a key into the request only when there is a value for it. */
const keyed = (key: string, value: string | undefined): RequestContext =>
  value === undefined ? {} : { [key]: [value] }

/** What one call asks: to assume the role, to tag the session, to set its source identity. */
const requestsOf = ({
  principal,
  roleArn,
  externalId,
  sourceIdentity,
  tags = [],
  transitiveTagKeys = [],
  context = {},
  otherKeys,
}: AssumeRoleRequest): ReadonlyNonEmptyArray<AccessRequest> => {
  const passed = {
    ...context,
    ...requestTagKeys(tags),
    ...(transitiveTagKeys.length === 0 ? {} : { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    ...keyed('sts:SourceIdentity', sourceIdentity),
  }
  const asked = (action: string, keys: RequestContext = {}): AccessRequest => ({
    principal,
    action,
    resource: roleArn,
    context: { ...passed, ...keys },
    ...omitUndefined({ otherKeys }),
  })
  return [
    asked('sts:AssumeRole', keyed('sts:ExternalId', externalId)),
    ...(tags.length === 0 ? [] : [asked('sts:TagSession')]),
    ...(sourceIdentity === undefined ? [] : [asked('sts:SetSourceIdentity')]),
  ]
}

const isDenied = ({ decision }: Evaluation): boolean =>
  decision === 'explicitly-denied' || decision === 'implicitly-denied'

/** All of it has to be allowed: what is denied decides, and else what is unknown. */
const decideEach = (
  request: AssumeRoleRequest,
  decideOne: (request: AccessRequest) => Evaluation,
): AssumeRoleEvaluation => {
  const decide = (one: AccessRequest): AssumeRoleEvaluation => ({
    action: one.action,
    ...decideOne(one),
  })
  const [first, ...others] = requestsOf(request)
  const decided = [decide(first), ...others.map(decide)] as const
  return (
    decided.find(isDenied) ?? decided.find(({ decision }) => decision === 'unknown') ?? decided[0]
  )
}

/**
 * Decides whether a trust policy allows the caller, without regard to the caller's own policies.
 */
export const assumeRoleAllowed = (
  trust: ReadPolicy,
  request: AssumeRoleRequest,
): AssumeRoleEvaluation => decideEach(request, (one) => evaluateResource(trust, one))

const isInAccountOfRole = ({ principal, roleArn }: AssumeRoleRequest): boolean =>
  parseArn(roleArn)?.[4] === principal.accountId

/**
 * Decides AssumeRole. A trust policy always has to allow; the caller's own policies have to as
 * well, unless the role is in the caller's account and names the caller itself rather than the
 * account.
 *
 * @example
 * import { evaluateAssumeRole, readPolicy } from '@byoa/core/iam/policy'
 *
 * const trust = readPolicy({
 *   Version: '2012-10-17',
 *   Statement: {
 *     Effect: 'Allow',
 *     Principal: { AWS: 'arn:aws:iam::999988887777:root' },
 *     Action: 'sts:AssumeRole',
 *     Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } },
 *   },
 * })
 * const own = readPolicy({
 *   Version: '2012-10-17',
 *   Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
 * })
 * const request = {
 *   principal: {
 *     type: 'user',
 *     arn: 'arn:aws:iam::999988887777:user/onboarding',
 *     accountId: '999988887777',
 *   },
 *   roleArn: 'arn:aws:iam::111122223333:role/Access',
 * } as const
 *
 * evaluateAssumeRole({ identity: [own], resource: trust }, request).decision
 * // => 'implicitly-denied'
 * evaluateAssumeRole({ identity: [own], resource: trust }, { ...request, externalId: 'agreed' })
 *   .decision // => 'allowed'
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export const evaluateAssumeRole = (
  policies: EvaluatedPolicies,
  request: AssumeRoleRequest,
): AssumeRoleEvaluation =>
  decideEach(request, (one) =>
    isInAccountOfRole(request) ? evaluate(policies, one) : evaluateCrossAccount(policies, one),
  )
