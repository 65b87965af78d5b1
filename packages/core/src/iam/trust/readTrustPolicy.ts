/**
 * Reads the trust policy of a customer's role, in any form that IAM accepts: who can assume the
 * role, with which external IDs, and everything that is wider than agreed.
 *
 * Laws
 * 1. The trust policy that this library writes, read against its own input, has no finding.
 * 2. A policy that admits a caller or an ID that was not agreed has a finding at error level.
 * 3. A policy that admits only agreed callers with agreed IDs has no finding at error level, unless
 *    Rescale is refused or IAM does not save it.
 * 4. Any text and any JSON value is read: a part that is not understood is a finding, never an
 *    exception, and never reported as admitting nobody.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { AcceptedIds } from '../identity/AcceptedIds.ts'
import { acceptedIdsOf } from './ExternalIdCondition.ts'
import { allowsSourceIdentity } from './allowsSourceIdentity.ts'
import { admittedBy, assumeCallsOf } from './assumeCalls.ts'
import { boundStatement } from './boundStatement.ts'
import { narrowedToOf } from './CallerConditions.ts'
import { documentSizeCharacters } from '../policy/PolicyDocument.ts'
import type { PolicyProblem } from '../policy/PolicyProblem.ts'
import { type ReadPolicy, readPolicy } from '../policy/ReadPolicy.ts'
import { renderPrincipal } from '../policy/ReadPrincipal.ts'
import { type ReadStatement, isReadStatement } from '../policy/ReadStatement.ts'
import { type TrustFinding, trustFinding } from './TrustFinding.ts'
import { findRefusal } from './findRefusal.ts'
import { policyQuotas } from '../policy/policyQuotas.ts'
import { type PolicyTextError, parsePolicyText } from '../policy/policyText.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'
import { findDenials } from './rules/findDenials.ts'
import { findDuplicateSids } from './rules/findDuplicateSids.ts'
import { specifiedFormRules, specifiedTrustRules } from './rules/specifiedTrustRules.ts'

// model

/** A principal that a statement admits, under its conditions. */
export interface TrustGrant {
  /** Which statement, counted from 0. */
  readonly statement: number
  /** As written; `*` is anyone, and `not` precedes the principals of a `NotPrincipal`. */
  readonly principal: string
  readonly externalIds: AcceptedIds
  /** The admitted ARNs or ARN patterns of the principal; absent when all are admitted. */
  readonly narrowedTo?: ReadonlyArray<string>
}

export interface TrustReading {
  readonly allows: ReadonlyArray<TrustGrant>
  /** True when a part is not understood and may admit others. */
  readonly mayAllowOthers: boolean
  readonly findings: ReadonlyArray<TrustFinding>
  /** Present when Rescale's sessions can certainly carry their source identity, as agreed. */
  readonly allowsSourceIdentity?: true
}

// queries

const principalsOf = (statement: ReadStatement): ReadonlyArray<string> => {
  const { principal } = statement
  return principal?.negated === true
    ? [`not ${principal.written.join(', ')}`]
    : admittedBy(statement).map(renderPrincipal)
}

const grantsOf = (statement: ReadStatement): ReadonlyArray<TrustGrant> => {
  const narrowedTo = narrowedToOf(statement)
  return principalsOf(statement).map((principal) => ({
    statement: statement.index,
    principal,
    externalIds: acceptedIdsOf(statement),
    ...omitUndefined({ narrowedTo }),
  }))
}

const findingOfProblem = ({ path, reason, found }: PolicyProblem): TrustFinding =>
  reason === 'unknown-operator'
    ? trustFinding('unknown-operator', { path, found })
    : trustFinding('malformed-policy', { path, found, expected: expectedAt[reason] })

const expectedAt: Readonly<Record<Exclude<PolicyProblem['reason'], 'unknown-operator'>, string>> = {
  'not-an-object': 'a JSON object',
  'unknown-version': '2012-10-17',
  'unknown-element': 'no such element',
  'statement-missing': 'a Statement',
  'sid-malformed': 'letters and digits',
  'effect-not-allow-or-deny': 'Allow or Deny',
  'principal-malformed': '"*" or a map of AWS, Service or Federated to names',
  'action-missing': 'an Action',
  'action-malformed': 'service:Action',
  'resource-malformed': 'ARNs',
  'condition-malformed': 'operators, keys and values',
  'condition-value-malformed': 'values of the kind that the operator compares',
  'both-element-and-not-element': 'one of the two',
}

const isUnderstood = ({ isReadable, statements }: ReadPolicy): boolean =>
  isReadable && statements.every(isReadStatement)

const findEmptiness = (allows: ReadonlyArray<TrustGrant>): ReadonlyArray<TrustFinding> =>
  allows.some(({ externalIds }) => externalIds === 'any' || externalIds.length > 0)
    ? []
    : [trustFinding('grants-nobody', { path: '', found: 'no statement that lets anyone in' })]

const findOversize = (document: unknown): ReadonlyArray<TrustFinding> => {
  const characters = documentSizeCharacters(document)
  if (characters <= policyQuotas.trustPolicyCharacters) return []
  return [
    trustFinding('over-quota', {
      path: '',
      found: `${characters} characters`,
      expected: `at most ${policyQuotas.trustPolicyCharacters} characters`,
    }),
  ]
}

const readDocument = (document: unknown, expected: ExpectedTrust | undefined): TrustReading => {
  const policy = readPolicy(document)
  const statements = policy.statements.filter(isReadStatement)
  const denials = statements.filter(({ effect }) => effect === 'Deny')
  const allowing = statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => boundStatement(statement, denials))
  const allows = allowing
    .filter((statement) => assumeCallsOf(statement).length > 0)
    .flatMap(grantsOf)
  return {
    allows,
    mayAllowOthers: !isUnderstood(policy),
    findings: [
      ...findOversize(document),
      ...policy.problems.map(findingOfProblem),
      ...findDuplicateSids(policy),
      ...statements.flatMap((statement) => specifiedFormRules.flatMap((rule) => rule(statement))),
      ...allowing.flatMap((statement) =>
        specifiedTrustRules.flatMap((rule) => rule(statement, expected)),
      ),
      ...findDenials(policy, expected),
      ...(isUnderstood(policy) ? findEmptiness(allows) : []),
      ...(expected === undefined ? [] : findRefusal(policy, expected)),
    ],
    ...(expected !== undefined && allowsSourceIdentity(policy, expected)
      ? { allowsSourceIdentity: true }
      : {}),
  }
}

/** The findings of a text that cannot be parsed. */
const findUnread = (error: PolicyTextError, text: string): ReadonlyArray<TrustFinding> => {
  switch (error._tag) {
    case 'TooLong':
      return [trustFinding('too-long-to-read', { path: '', found: `${text.length} characters` })]
    case 'NotJson':
      return [trustFinding('malformed-json', { path: '', found: text })]
    case 'DuplicateKeys':
      return error.keys.map(({ path, position: { line, column } }) =>
        trustFinding('duplicate-key', { path, found: `line ${line}, column ${column}` }),
      )
  }
}

/**
 * Reads a trust policy, as text (plain or URL-encoded) or parsed JSON; total. Without `expected` it
 * reports what admits more than one account or ID, with it also every difference from what was
 * agreed.
 *
 * @example
 * import { readTrustPolicy } from '@byoa/core/iam/trust'
 *
 * const reading = readTrustPolicy({
 *   Version: '2012-10-17',
 *   Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
 * })
 *
 * reading.allows // => [{ statement: 0, principal: '*', externalIds: 'any' }]
 * reading.findings.map(({ id }) => id) // => ['any-principal', 'missing-external-id']
 */
export const readTrustPolicy = (document: unknown, expected?: ExpectedTrust): TrustReading => {
  if (typeof document !== 'string') return readDocument(document, expected)
  return pipe(
    parsePolicyText(document),
    E.match(
      (error): TrustReading => ({
        allows: [],
        mayAllowOthers: true,
        findings: findUnread(error, document),
      }),
      (policy) => readDocument(policy, expected),
    ),
  )
}
