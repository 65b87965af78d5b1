/** What in a policy document is not as IAM takes it, and where. */
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
  /** Where it stands, e.g. `Statement[0].Condition.StringEquals`. */
  readonly path: string
  readonly reason: PolicyProblemReason
  /** What stands there, as JSON, cut to 200 characters. */
  readonly found: string
}

/** Takes down a problem; `found` is the JSON value that stands at the path. */
export type ReportProblem = (path: string, reason: PolicyProblemReason, found: unknown) => void

// constructors

const longestFoundCharacters = 200

const render = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/**
 * What is nested too deeply to be written, or refers to itself, is a finding too and must not end
 * the reading.
 */
const shown = (value: unknown): string =>
  E.getOrElse(() => 'something that has no JSON text')(
    E.tryCatch(() => render(value), String),
  ).slice(0, longestFoundCharacters)

/** Makes a problem from the value that stands there. */
export const policyProblem = (
  path: string,
  reason: PolicyProblemReason,
  found: unknown,
): PolicyProblem => ({ path, reason, found: shown(found) })
