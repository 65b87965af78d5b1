/**
 * Decides whether policies allow a request, by the rules of IAM. The answer is `unknown` whenever a
 * part that is not understood could change it.
 *
 * ```
 *   GetCallerIdentity? ──yes──> allowed
 *        │no
 *   some statement denies? ──yes──> explicitly-denied
 *        │no
 *   AssumeRole by the root user, unsigned, … ──yes──> implicitly-denied
 *        │no
 *   the layers that have to allow do (see sufficientLayers) ──no──> implicitly-denied
 *        │yes
 *   allowed
 * ```
 *
 * The answer is `unknown` only for the following reasons, where AWS leaves the answer open or the
 * request lacks information.
 *
 * - A policy, statement, operator, value or principal that is not as IAM documents it.
 * - A `Resource` that matches only when its wildcards match across colons, or when a variable
 *   before its fifth colon is replaced.
 * - A key that AWS always puts into such a request, when the request was given without it
 *   (`aws:CurrentTime`, `aws:userid` without `uniqueId`).
 * - A federated user session, where a statement names a user of its account.
 * - `NotPrincipal` that lists the caller in part, or that allows.
 * - A key with several values under a single-valued operator, or as a variable.
 * - Other keys, when the request says that they are unknown.
 *
 * Laws
 * 1. A statement that denies decides, whatever others allow, except for GetCallerIdentity.
 * 2. Without a statement that allows, only requests of the root user are allowed.
 * 3. A boundary or a session policy never allows more.
 * 4. An answer other than `unknown` does not depend on the interpretation of parts that are not
 *    understood.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { AccessRequest } from './AccessRequest.ts'
import { type Certainty, every, some } from './Certainty.ts'
import type { DecidingStatement, EvaluatedPolicies, Evaluation } from './Evaluation.ts'
import type { ReadPolicy } from './ReadPolicy.ts'
import { isAlwaysAllowed, isNeverTaken } from './exemptCalls.ts'
import { type Scans, scansOf } from './scanLayers.ts'
import {
  type Path,
  type Paths,
  type Requirement,
  pathsAcrossAccounts,
  pathsOfResource,
  pathsWithinAccount,
} from './sufficientLayers.ts'

// queries

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

const allowanceOf = (paths: Paths): Evaluation | undefined => {
  const allowing = paths.find((path) => every(path, certaintyOf) === 'yes')
  if (allowing === undefined) return undefined
  const decidedBy = grantWith(allowing, 'yes')
  return { decision: 'allowed', ...omitUndefined({ decidedBy }) }
}

const possibilityOf = (paths: Paths): Evaluation | undefined => {
  const possible = paths.find((path) => every(path, certaintyOf) === 'unknown')
  const decidedBy = possible === undefined ? undefined : grantWith(possible, 'unknown')
  return decidedBy === undefined ? undefined : { decision: 'unknown', decidedBy }
}

const refusalOf = ([explaining]: Paths): Evaluation => {
  const missing = explaining.find((requirement) => certaintyOf(requirement) === 'no')
  return { decision: 'implicitly-denied', missing: missing?.layer ?? 'identity' }
}

type PathsOf = (scans: Scans, request: AccessRequest) => Paths

const decide = (
  policies: EvaluatedPolicies,
  request: AccessRequest,
  pathsOf: PathsOf,
): Evaluation => {
  if (isAlwaysAllowed(request)) return { decision: 'allowed' }
  const scans = scansOf(policies, request)
  const denial = denialOf(scans)
  if (denial !== undefined) return denial
  if (isNeverTaken(request)) return { decision: 'implicitly-denied', missing: 'caller' }
  const paths = pathsOf(scans, request)
  return allowanceOf(paths) ?? possibilityOf(paths) ?? refusalOf(paths)
}

/**
 * Decides a request within one account: the caller's own policies or the resource's policy must
 * allow it.
 *
 * @example
 * import { type AccessRequest, evaluate, readPolicy } from '@byoa/core/iam/policy'
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
export const evaluate = (policies: EvaluatedPolicies, request: AccessRequest): Evaluation =>
  decide(policies, request, pathsWithinAccount)

/**
 * Decides a request for a resource of another account: the caller's own policies and the resource's
 * policy must both allow it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export const evaluateCrossAccount = (
  policies: EvaluatedPolicies,
  request: AccessRequest,
): Evaluation => decide(policies, request, pathsAcrossAccounts)

/** Decides by the policy of the resource alone, without regard to the caller's own policies. */
export const evaluateResource = (resource: ReadPolicy, request: AccessRequest): Evaluation =>
  decide({ resource }, request, pathsOfResource)
