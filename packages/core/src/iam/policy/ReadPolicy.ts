/**
 * A policy document in any form that IAM accepts, parsed once. Reading never fails: parts that are
 * not understood are listed as problems, kept in the policy, and make every answer that they could
 * change `unknown`.
 *
 * Laws
 * 1. Every JSON value is read; a value that is not a policy has a problem.
 * 2. Policies that this library renders are read without problems.
 * 3. A string is read like a list of that string, and a statement like a list of one.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { type JsonObject, isJsonObject } from '../../codec/JsonObject.ts'
import { type PolicyProblem, type ReportProblem, policyProblem } from './PolicyProblem.ts'
import { type ReadStatement, type UnreadableStatement, readStatement } from './ReadStatement.ts'

// model

export interface ReadPolicy {
  readonly statements: ReadonlyArray<ReadStatement | UnreadableStatement>
  readonly problems: ReadonlyArray<PolicyProblem>
  /** False when a part outside the statements is not understood. */
  readonly isReadable: boolean
}

// constructors

const documentElements = new Set(['Version', 'Id', 'Statement'])

const versions: ReadonlySet<unknown> = new Set(['2012-10-17', '2008-10-17'])

/** Reports problems outside the statements; returns whether there are none. */
const hasKnownEnvelope = (document: JsonObject, report: ReportProblem): boolean => {
  const unknown = Object.keys(document).filter((key) => !documentElements.has(key))
  for (const key of unknown) report(key, 'unknown-element', document[key])
  const version = document['Version'] ?? '2008-10-17'
  if (!versions.has(version)) report('Version', 'unknown-version', version)
  const statement = document['Statement']
  const hasStatement = Array.isArray(statement) || isJsonObject(statement)
  if (!hasStatement) report('Statement', 'statement-missing', statement)
  return unknown.length === 0 && versions.has(version) && hasStatement
}

/**
 * Reads a policy document that was parsed from JSON; total.
 *
 * @example
 * import { readPolicy } from '@byoa/core/iam/policy'
 *
 * const policy = readPolicy({
 *   Version: '2012-10-17',
 *   Statement: { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
 * })
 *
 * policy.problems // => []
 * policy.statements.length // => 1
 */
export const readPolicy = (document: unknown): ReadPolicy => {
  const problems: PolicyProblem[] = []
  const report: ReportProblem = (path, reason, found) => {
    problems.push(policyProblem(path, reason, found))
  }
  if (!isJsonObject(document)) {
    report('', 'not-an-object', document)
    return { statements: [], problems, isReadable: false }
  }
  const isReadable = hasKnownEnvelope(document, report)
  const written = document['Statement']
  const list: ReadonlyArray<unknown> = Array.isArray(written) ? written : [written]
  const variables = document['Version'] === '2012-10-17'
  const statements = list
    .filter((item) => item !== undefined)
    .map((item, index) => readStatement(item, { index, variables, report }))
  return { statements, problems, isReadable }
}
