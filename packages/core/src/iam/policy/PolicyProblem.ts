/** What IAM does not accept in a policy document, and where. */
import * as E from 'fp-ts/lib/Either.js'

// model

export type PolicyProblemReason =
  | 'not-an-object'
  | 'unknown-version'
  | 'unknown-element'
  | 'statement-missing'
  | 'sid-malformed'
  | 'effect-not-allow-or-deny'
  | 'principal-malformed'
  | 'action-missing'
  | 'action-malformed'
  | 'resource-malformed'
  | 'condition-malformed'
  | 'condition-value-malformed'
  | 'unknown-operator'
  | 'both-element-and-not-element'

export interface PolicyProblem {
  /** The path, e.g. `Statement[0].Condition.StringEquals`. */
  readonly path: string
  readonly reason: PolicyProblemReason
  /** The value there, as JSON, truncated to 200 characters. */
  readonly found: string
}

/** Records a problem; `found` is the JSON value at the path. */
export type ReportProblem = (path: string, reason: PolicyProblemReason, found: unknown) => void

// constructors

const longestFoundCharacters = 200

const render = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/**
 * A value that is nested too deeply or refers to itself is a finding, too, and must not stop the
 * reading.
 */
const shown = (value: unknown): string =>
  E.getOrElse(() => 'something that has no JSON text')(
    E.tryCatch(() => render(value), String),
  ).slice(0, longestFoundCharacters)

/** Builds a problem from the value at its path. */
export const policyProblem = (
  path: string,
  reason: PolicyProblemReason,
  found: unknown,
): PolicyProblem => ({ path, reason, found: shown(found) })
