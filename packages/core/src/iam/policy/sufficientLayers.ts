/**
 * Which layers of policies must allow. A path is a set of layers that suffice together; one path is
 * enough.
 *
 * | caller, named by the resource's policy | within the account          | across accounts     |
 * | -------------------------------------- | --------------------------- | ------------------- |
 * | itself (user, session) or `*`          | the resource's policy alone | and its own policies |
 * | its role, or the user who federated it | within the limits           | and its own policies |
 * | its account, or not at all             | its own policies            | and its own policies |
 * | service, provider or unsigned          | the resource's policy alone | the same            |
 *
 * The own policies are identity policies within the limits of boundary and session policies. The
 * root user has full access, so only the limits apply. A KMS key and a role can be used only when
 * the resource's policy names the caller or its account.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @source https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
import { type AccessRequest, isOfAccount } from './AccessRequest.ts'
import type { PolicyLayer } from './Evaluation.ts'
import type { Directness } from './ReadPrincipal.ts'
import { needsNoPermission } from './exemptCalls.ts'
import type { Grant, Scan, Scans } from './scanLayers.ts'

// model

/** A layer that must allow, by one of these statements. */
export interface Requirement {
  readonly layer: PolicyLayer
  readonly grants: ReadonlyArray<Grant>
}

/** Requirements that together suffice. */
export type Path = ReadonlyArray<Requirement>

/** The missing layer of the first path explains a refusal. */
export type Paths = readonly [Path, ...Path[]]

// queries

const directnessRank: Readonly<Record<Directness, number>> = { account: 0, role: 1, direct: 2 }

const namedAtLeast = ({ layer, grants }: Scan, directness: Directness): Requirement => ({
  layer,
  grants: grants.filter((grant) => directnessRank[grant.directness] >= directnessRank[directness]),
})

const ownPath = ({ identity, limits }: Scans, request: AccessRequest): Path => {
  if (needsNoPermission(request)) return []
  return request.principal.type === 'root' ? limits : [identity, ...limits]
}

const keyArn = /^arn:[^:]*:kms:[^:]*:[^:]*:key\//
const roleArn = /^arn:[^:]*:iam::[^:]*:role\//

/** Returns whether an account's own policies do not suffice for its resource. */
const needsResourcePolicy = ({ action, resource }: AccessRequest): boolean => {
  const service = action.slice(0, action.indexOf(':')).toLowerCase()
  return (
    (service === 'kms' && keyArn.test(resource)) || (service === 'sts' && roleArn.test(resource))
  )
}

/** Returns the path of the resource's policy alone. */
export const pathsOfResource = ({ resource }: Scans): Paths => [[namedAtLeast(resource, 'account')]]

/** Returns the paths for a resource in another account than the caller's. */
export const pathsAcrossAccounts = (scans: Scans, request: AccessRequest): Paths =>
  isOfAccount(request.principal)
    ? [[namedAtLeast(scans.resource, 'account'), ...ownPath(scans, request)]]
    : pathsOfResource(scans)

/** Returns the paths for a resource in the caller's account. */
export const pathsWithinAccount = (scans: Scans, request: AccessRequest): Paths => {
  if (!isOfAccount(request.principal)) return pathsOfResource(scans)
  return [
    needsResourcePolicy(request) ? pathsAcrossAccounts(scans, request)[0] : ownPath(scans, request),
    [namedAtLeast(scans.resource, 'direct')],
    [namedAtLeast(scans.resource, 'role'), ...scans.limits],
  ]
}
