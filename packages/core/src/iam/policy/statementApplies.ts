/**
 * Whether a statement of a policy applies to a request: principal, action, resource and every
 * condition match.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import type { AccessRequest, ContextReader } from './AccessRequest.ts'
import { type Certainty, and, every, not, or, some } from './Certainty.ts'
import { conditionHolds } from './ReadCondition.ts'
import { type Selector, matchesAction } from './PolicyElement.ts'
import type { ReadStatement } from './ReadStatement.ts'
import {
  type Directness,
  type ReadPrincipal,
  directnessOf,
  isCaller,
  isNoneOf,
} from './ReadPrincipal.ts'
import { type RequestedResource, type ResourcePattern, matchesResource } from './ResourcePattern.ts'

// model

/** A request with values that are computed once for all statements. */
export interface RequestView {
  readonly request: AccessRequest
  readonly lowerCaseAction: string
  readonly read: ContextReader
  readonly resource: RequestedResource
  /** Whether the caller has a permissions boundary. */
  readonly hasBoundary: boolean
}

/** How a statement of a resource's policy names the caller. */
export interface Naming {
  readonly certainty: Certainty
  readonly directness: Directness
}

// queries

/** `X` matches when an entry does, `NotX` when none does. */
const selects = <Entry>(
  { negated, entries }: Selector<Entry>,
  matches: (entry: Entry) => Certainty,
): Certainty => {
  const selected = some(entries, matches)
  return negated ? not(selected) : selected
}

const resourceFits = (
  selector: Selector<ResourcePattern> | undefined,
  { resource, read }: RequestView,
): Certainty =>
  selector === undefined
    ? 'yes'
    : selects(selector, (pattern) => matchesResource(pattern, resource, read))

/** Decides action, resource and conditions; the resource of a trust policy is implied. */
export const bodyApplies = (statement: ReadStatement, view: RequestView): Certainty => {
  const action = selects(statement.action, (pattern) =>
    matchesAction(pattern, view.lowerCaseAction),
  )
  if (action === 'no') return 'no'
  const scope = and(action, resourceFits(statement.resource, view))
  if (scope === 'no') return 'no'
  return and(
    scope,
    every(statement.conditions, (condition) => conditionHolds(condition, view.read)),
  )
}

/**
 * Decides `NotPrincipal`. With `Deny` it applies to every principal that has a permissions
 * boundary, whatever it lists; AWS does not support it with `Allow`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
const hitsUnlisted = (
  effect: ReadStatement['effect'],
  listed: ReadonlyArray<ReadPrincipal>,
  { request, resource, hasBoundary }: RequestView,
): Certainty => {
  const isUnlisted = isNoneOf(listed, request.principal, resource.fields?.[1])
  if (effect === 'Allow') return and(isUnlisted, 'unknown')
  if (!hasBoundary) return isUnlisted
  switch (request.principal.type) {
    case 'user':
    case 'role-session':
      return 'yes'
    case 'federated-user':
      // The boundary is that of the user that requested the federated session.
      return or(isUnlisted, 'unknown')
    case 'root':
    case 'service':
    case 'federated':
    case 'anonymous':
      return isUnlisted
  }
}

/** Returns each way in which a statement of a resource's policy may name the caller. */
export const namingsOf = (
  { effect, principal }: ReadStatement,
  view: RequestView,
): ReadonlyArray<Naming> => {
  // IAM refuses a resource policy without a principal, so its meaning is unknown.
  if (principal === undefined) return [{ certainty: 'unknown', directness: 'direct' }]
  if (principal.negated) {
    const certainty = hitsUnlisted(effect, principal.entries, view)
    return [{ certainty, directness: 'direct' }]
  }
  const caller = view.request.principal
  return principal.entries.map((entry) => ({
    certainty: isCaller(entry, caller, view.resource.fields?.[1]),
    directness: directnessOf(entry, caller),
  }))
}
