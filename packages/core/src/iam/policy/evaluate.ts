/**
 * Decides whether policies allow a request, by the rules of IAM. What is not understood never
 * allows: the answer is `unknown` whenever what is not understood could change it.
 *
 * ```
 *   some statement denies? ──yes──> explicitly-denied
 *        │no
 *   identity policies ∩ boundary ∩ session policies allow,
 *   or, in the same account, the resource's policy does ──no──> implicitly-denied
 *        │yes
 *   allowed
 * ```
 *
 * Laws
 * 1. A statement that denies decides, whatever else allows.
 * 2. Without a statement that allows, nothing is allowed.
 * 3. A boundary or a session policy never allows more.
 * 4. An answer other than `unknown` stays the same however what is not understood is read.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import type { AccessRequest, Caller } from './AccessRequest.ts'
import { parseArn } from './ArnPattern.ts'
import { type Certainty, every, some } from './Certainty.ts'
import type { DecidingStatement, EvaluatedPolicies, Evaluation, PolicyLayer } from './Evaluation.ts'
import type { ReadPolicy } from './ReadPolicy.ts'
import type { Directness } from './ReadPrincipal.ts'
import { type Grant, type Scan, type Scans, scansOf } from './scanLayers.ts'

// model

/** A call of AssumeRole. */
export interface AssumeRoleRequest {
  readonly principal: Caller
  readonly roleArn: string
  /** Absent when the caller passes none, which is not the same as an empty one. */
  readonly externalId?: string
  readonly context?: AccessRequest['context']
}

// queries

/** A layer that must allow, at least as directly as it says. */
interface Requirement {
  readonly layer: PolicyLayer
  readonly grants: ReadonlyArray<Grant>
}

/** Requirements that together suffice. */
type Path = ReadonlyArray<Requirement>

const directnessRank: Readonly<Record<Directness, number>> = { account: 0, role: 1, direct: 2 }

const namedAtLeast = ({ layer, grants }: Scan, directness: Directness): Requirement => ({
  layer,
  grants: grants.filter((grant) => directnessRank[grant.directness] >= directnessRank[directness]),
})

const certaintyOf = ({ grants }: Requirement): Certainty => some(grants, (grant) => grant.certainty)

const denialOf = ({ identity, resource, limits }: Scans): Evaluation | undefined => {
  const scans = [identity, resource, ...limits]
  const denial = scans.find((scan) => scan.denial !== undefined)?.denial
  if (denial !== undefined) return { decision: 'explicitly-denied', decidedBy: denial }
  const possible = scans.find((scan) => scan.possibleDenial !== undefined)?.possibleDenial
  return possible === undefined ? undefined : { decision: 'unknown', decidedBy: possible }
}

const grantWith = (path: Path, certainty: Certainty): DecidingStatement | undefined =>
  path.flatMap(({ grants }) => grants).find((grant) => grant.certainty === certainty)?.by

const settled = (path: Path, certainty: 'yes' | 'unknown'): Evaluation | undefined => {
  const decidedBy = grantWith(path, certainty)
  if (decidedBy === undefined) return undefined
  return { decision: certainty === 'yes' ? 'allowed' : 'unknown', decidedBy }
}

/** Any path suffices; the first is the one whose missing layer explains a refusal. */
const conclude = (scans: Scans, paths: readonly [Path, ...Path[]]): Evaluation => {
  const denial = denialOf(scans)
  if (denial !== undefined) return denial
  for (const certainty of ['yes', 'unknown'] as const) {
    for (const path of paths) {
      const evaluation =
        every(path, certaintyOf) === certainty ? settled(path, certainty) : undefined
      if (evaluation !== undefined) return evaluation
    }
  }
  const missing = paths[0].find((requirement) => certaintyOf(requirement) === 'no')
  return { decision: 'implicitly-denied', missing: missing?.layer ?? 'identity' }
}

const ownPath = ({ identity, limits }: Scans): Path => [identity, ...limits]

/**
 * Decides a request within one account: the caller's own policies or the resource's policy must
 * allow it.
 *
 * @example
 * import { type AccessRequest, evaluate, readPolicy } from '@byoa/core/iam'
 *
 * const policy = readPolicy({
 *   Version: '2012-10-17',
 *   Statement: { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
 * })
 * const request = (action: string): AccessRequest => ({
 *   principal: {
 *     type: 'user',
 *     arn: 'arn:aws:iam::111122223333:user/ann',
 *     accountId: '111122223333',
 *   },
 *   action,
 *   resource: '*',
 *   context: {},
 * })
 *
 * evaluate({ identity: [policy] }, request('ec2:DescribeVpcs')).decision // => 'allowed'
 * evaluate({ identity: [policy] }, request('ec2:DeleteVpc'))
 * // => { decision: 'implicitly-denied', missing: 'identity' }
 */
export const evaluate = (policies: EvaluatedPolicies, request: AccessRequest): Evaluation => {
  const scans = scansOf(policies, request)
  return conclude(scans, [
    ownPath(scans),
    [namedAtLeast(scans.resource, 'direct')],
    [namedAtLeast(scans.resource, 'role'), ...scans.limits],
  ])
}

const requestOf = (request: AssumeRoleRequest): AccessRequest => {
  const { principal, roleArn, externalId, context = {} } = request
  return {
    principal,
    action: 'sts:AssumeRole',
    resource: roleArn,
    // AWS puts the key into the request only when the caller passes an ID.
    context: externalId === undefined ? context : { ...context, 'sts:ExternalId': [externalId] },
  }
}

/**
 * Decides whether a trust policy lets the caller in; what the caller's own policies say is left
 * aside.
 */
export const assumeRoleAllowed = (trust: ReadPolicy, request: AssumeRoleRequest): Evaluation => {
  const scans = scansOf({ resource: trust }, requestOf(request))
  return conclude(scans, [[namedAtLeast(scans.resource, 'account')]])
}

/** An account id says an account only together with its partition. */
const isInAccountOfRole = ({ principal, roleArn }: AssumeRoleRequest): boolean => {
  const role = parseArn(roleArn)
  const caller = parseArn(principal.arn)
  return role?.[4] === principal.accountId && role[1] === caller?.[1]
}

/**
 * Decides AssumeRole. A trust policy always has to allow; the caller's own policies have to as
 * well, unless the role is in the caller's account and names the caller itself rather than the
 * account.
 *
 * @example
 * import { evaluateAssumeRole, readPolicy } from '@byoa/core/iam'
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
): Evaluation => {
  const scans = scansOf(policies, requestOf(request))
  const trustAndOwn = [namedAtLeast(scans.resource, 'account'), ...ownPath(scans)]
  if (!isInAccountOfRole(request)) return conclude(scans, [trustAndOwn])
  return conclude(scans, [
    trustAndOwn,
    [namedAtLeast(scans.resource, 'direct')],
    [namedAtLeast(scans.resource, 'role'), ...scans.limits],
  ])
}
