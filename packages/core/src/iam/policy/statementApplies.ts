/**
 * Whether one statement of a policy is about a request: its principal, action, resource and every
 * condition fit.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import type { AccessRequest, ContextReader } from './AccessRequest.ts'
import { type ArnFields, type ArnPattern, matchesArn } from './ArnPattern.ts'
import { type Certainty, and, every, not, some } from './Certainty.ts'
import { conditionHolds } from './ReadCondition.ts'
import type { Selector } from './PolicyElement.ts'
import type { ReadStatement } from './ReadStatement.ts'
import { type Directness, directnessOf, isCaller, isNoneOf } from './ReadPrincipal.ts'
import { type TextMatch, matchesText } from './TextPattern.ts'

// model

/** A request with what is worked out once for all statements. */
export interface RequestView {
  readonly request: AccessRequest
  readonly lowerCaseAction: string
  readonly read: ContextReader
  readonly resource: ArnFields | undefined
}

/** How a statement of a resource's policy names the caller. */
export interface Naming {
  readonly certainty: Certainty
  readonly directness: Directness
}

// queries

/** `X` fits when an entry does, `NotX` when none does. */
const selects = <Entry>(
  { negated, entries }: Selector<Entry>,
  matches: (entry: Entry) => TextMatch,
): Certainty => {
  const selected = some(entries, (entry) => {
    const match = matches(entry)
    // A variable without a value names no resource; whether `NotResource` then excludes anything is
    // not documented.
    if (match === 'unresolved') return negated ? 'unknown' : 'no'
    return match
  })
  return negated ? not(selected) : selected
}

const resourceFits = (
  selector: Selector<ArnPattern> | undefined,
  { resource, read }: RequestView,
): Certainty =>
  selector === undefined
    ? 'yes'
    : selects(selector, (pattern) => matchesArn(pattern, resource, read))

/** Decides action, resource and conditions; the resource of a trust policy is implied. */
export const bodyApplies = (statement: ReadStatement, view: RequestView): Certainty => {
  const action = selects(statement.action, (pattern) =>
    matchesText(pattern, view.lowerCaseAction, view.read),
  )
  if (action === 'no') return 'no'
  const scope = and(action, resourceFits(statement.resource, view))
  if (scope === 'no') return 'no'
  return and(
    scope,
    every(statement.conditions, (condition) => conditionHolds(condition, view.read)),
  )
}

/** Returns each way in which a statement of a resource's policy may name the caller. */
export const namingsOf = (
  { principal }: ReadStatement,
  { request, resource }: RequestView,
): ReadonlyArray<Naming> => {
  // IAM refuses a resource policy without a principal, so what one would mean is not known.
  if (principal === undefined) return [{ certainty: 'unknown', directness: 'direct' }]
  const caller = request.principal
  const ownPartition = resource?.[1]
  if (principal.negated) {
    return [{ certainty: isNoneOf(principal.entries, caller, ownPartition), directness: 'role' }]
  }
  return principal.entries.map((entry) => ({
    certainty: isCaller(entry, caller, ownPartition),
    directness: directnessOf(entry, caller),
  }))
}
