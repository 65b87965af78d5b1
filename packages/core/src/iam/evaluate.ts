/**
 * Decides whether policies allow a request, by the rules of IAM. What is not understood never allows: the answer is
 * `unknown` whenever what is not understood could change it.
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
import { type AccessRequest, type Caller, contextReader } from './AccessRequest.ts'
import { parseArn } from './ArnPattern.ts'
import { type Certainty, and, every, some } from './Certainty.ts'
import type { ReadPolicy, ReadStatement, UnreadableStatement } from './ReadPolicy.ts'
import type { Directness } from './ReadPrincipal.ts'
import { type RequestView, bodyApplies, namingsOf } from './statementApplies.ts'

// model

/** The policies that bear on a request. An absent boundary or session policy limits nothing. */
export interface EvaluatedPolicies {
  /** Policies attached to the caller. */
  readonly identity?: ReadonlyArray<ReadPolicy>
  /** The policy of the resource; for a role that is its trust policy. */
  readonly resource?: ReadPolicy
  /** The permissions boundary of the caller. */
  readonly boundary?: ReadPolicy
  /** The policies passed when the session was made. */
  readonly session?: ReadonlyArray<ReadPolicy>
}

export type Decision = 'allowed' | 'implicitly-denied' | 'explicitly-denied' | 'unknown'

export type PolicyLayer = 'identity' | 'resource' | 'boundary' | 'session'

/** The statement that decided. */
export interface DecidingStatement {
  readonly layer: PolicyLayer
  /** Which policy of the layer, counted from 0. */
  readonly policyIndex: number
  /** Which statement of the policy, counted from 0; absent when the policy as a whole is not understood. */
  readonly statementIndex?: number
  readonly sid?: string
}

export type Evaluation =
  | { readonly decision: 'allowed'; readonly decidedBy: DecidingStatement }
  | { readonly decision: 'explicitly-denied'; readonly decidedBy: DecidingStatement }
  /** `missing` is the first layer in which no statement allows. */
  | { readonly decision: 'implicitly-denied'; readonly missing: PolicyLayer }
  /** `decidedBy` is the first statement that is not understood. */
  | { readonly decision: 'unknown'; readonly decidedBy: DecidingStatement }

/** A call of AssumeRole. */
export interface AssumeRoleRequest {
  readonly principal: Caller
  readonly roleArn: string
  /** Absent when the caller passes none, which is not the same as an empty one. */
  readonly externalId?: string
  readonly context?: AccessRequest['context']
}

// queries

/** An `Allow` that applies, or may. */
interface Grant {
  readonly certainty: Certainty
  readonly directness: Directness
  readonly by: DecidingStatement
}

/** What one layer says about a request. */
interface Scan {
  readonly layer: PolicyLayer
  readonly grants: Grant[]
  denial: DecidingStatement | undefined
  possibleDenial: DecidingStatement | undefined
}

interface Place {
  readonly layer: PolicyLayer
  readonly policyIndex: number
}

const deciding = (
  { layer, policyIndex }: Place,
  { index, sid }: ReadStatement | UnreadableStatement,
): DecidingStatement => ({
  layer,
  policyIndex,
  statementIndex: index,
  ...(sid === undefined ? {} : { sid }),
})

/** What is not understood may allow and may deny. */
const addUnreadable = (scan: Scan, by: DecidingStatement): void => {
  scan.possibleDenial ??= by
  scan.grants.push({ certainty: 'unknown', directness: 'direct', by })
}

const addDenial = (scan: Scan, certainty: Certainty, by: DecidingStatement): void => {
  if (certainty === 'yes') scan.denial ??= by
  else if (certainty === 'unknown') scan.possibleDenial ??= by
}

/** The policies of a caller name no principal and always a resource; otherwise IAM would have refused them. */
const callerNaming = (statement: ReadStatement): Certainty =>
  statement.principal === undefined && statement.resource !== undefined ? 'yes' : 'unknown'

const addStatement = (
  scan: Scan,
  { statement, place, view }: { statement: ReadStatement; place: Place; view: RequestView },
): void => {
  const body = bodyApplies(statement, view)
  if (body === 'no') return
  const by = deciding(place, statement)
  const namings =
    scan.layer === 'resource'
      ? namingsOf(statement, view)
      : [{ certainty: callerNaming(statement), directness: 'account' as const }]
  for (const naming of namings) {
    const certainty = and(body, naming.certainty)
    if (statement.effect === 'Deny') addDenial(scan, certainty, by)
    else if (certainty !== 'no') {
      scan.grants.push({ certainty, directness: naming.directness, by })
    }
  }
}

const scanLayer = (
  layer: PolicyLayer,
  policies: ReadonlyArray<ReadPolicy>,
  view: RequestView,
): Scan => {
  const scan: Scan = { layer, grants: [], denial: undefined, possibleDenial: undefined }
  policies.forEach((policy, policyIndex) => {
    const place = { layer, policyIndex }
    if (!policy.isReadable) addUnreadable(scan, place)
    for (const statement of policy.statements) {
      if (statement.kind === 'unreadable') addUnreadable(scan, deciding(place, statement))
      else addStatement(scan, { statement, place, view })
    }
  })
  return scan
}

/** A layer that must allow, at least as directly as it says. */
interface Requirement {
  readonly layer: PolicyLayer
  readonly grants: ReadonlyArray<Grant>
}

/** Requirements that together suffice. */
type Path = ReadonlyArray<Requirement>

interface Scans {
  readonly identity: Scan
  readonly resource: Scan
  readonly limits: ReadonlyArray<Scan>
}

const scansOf = (policies: EvaluatedPolicies, request: AccessRequest): Scans => {
  const view = {
    request,
    lowerCaseAction: request.action.toLowerCase(),
    read: contextReader(request),
    resource: parseArn(request.resource),
  }
  const { identity = [], resource, boundary, session = [] } = policies
  const limits: Scan[] = []
  if (boundary !== undefined) limits.push(scanLayer('boundary', [boundary], view))
  if (session.length > 0) limits.push(scanLayer('session', session, view))
  return {
    identity: scanLayer('identity', identity, view),
    resource: scanLayer('resource', resource === undefined ? [] : [resource], view),
    limits,
  }
}

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
 * Decides a request within one account: the caller's own policies or the resource's policy must allow it.
 *
 * @example
 * evaluate({ identity: [readPolicy(document)] }, request).decision // => 'allowed'
 */
export const evaluate = (policies: EvaluatedPolicies, request: AccessRequest): Evaluation => {
  const scans = scansOf(policies, request)
  return conclude(scans, [
    ownPath(scans),
    [namedAtLeast(scans.resource, 'direct')],
    [namedAtLeast(scans.resource, 'role'), ...scans.limits],
  ])
}

/**
 * Decides a request for a resource of another account: the caller's own policies and the resource's policy must both
 * allow it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export const evaluateCrossAccount = (
  policies: EvaluatedPolicies,
  request: AccessRequest,
): Evaluation => {
  const scans = scansOf(policies, request)
  return conclude(scans, [[namedAtLeast(scans.resource, 'account'), ...ownPath(scans)]])
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

/** Decides whether a trust policy lets the caller in; what the caller's own policies say is left aside. */
export const assumeRoleAllowed = (trust: ReadPolicy, request: AssumeRoleRequest): Evaluation => {
  const scans = scansOf({ resource: trust }, requestOf(request))
  return conclude(scans, [[namedAtLeast(scans.resource, 'account')]])
}

/**
 * Decides AssumeRole. A trust policy always has to allow; the caller's own policies have to as well, unless the role
 * is in the caller's account and names the caller itself rather than the account.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export const evaluateAssumeRole = (
  policies: EvaluatedPolicies,
  request: AssumeRoleRequest,
): Evaluation => {
  const scans = scansOf(policies, requestOf(request))
  const trustAndOwn = [namedAtLeast(scans.resource, 'account'), ...ownPath(scans)]
  const accountOfRole = parseArn(request.roleArn)?.[4]
  if (request.principal.accountId !== accountOfRole) return conclude(scans, [trustAndOwn])
  return conclude(scans, [
    trustAndOwn,
    [namedAtLeast(scans.resource, 'direct')],
    [namedAtLeast(scans.resource, 'role'), ...scans.limits],
  ])
}
