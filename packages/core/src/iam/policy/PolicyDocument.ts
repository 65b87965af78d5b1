/**
 * IAM policy documents as this library writes them: one `Version`, lists where IAM allows a list or
 * a string, keys in one order. `readTrustPolicy` and `evaluate` read policies of others, in every
 * form that IAM accepts.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { isJsonObject } from '../../codec/JsonObject.ts'

// model

/** Condition operator → condition key → values; keys and operators AND together, values OR. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, ReadonlyArray<string>>>>>

export interface Principals {
  readonly AWS?: ReadonlyArray<string>
  readonly Service?: ReadonlyArray<string>
}

interface StatementBase {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: ReadonlyArray<string>
  readonly Condition?: Conditions
}

/**
 * A statement of a trust policy: a resource policy whose resource, the role itself, is implicit.
 */
export interface TrustStatement extends StatementBase {
  readonly Principal: Principals
}

/** A statement of an identity policy or a permissions boundary: the principal is implicit. */
export interface PermissionStatement extends StatementBase {
  readonly Resource: ReadonlyArray<string>
}

export interface TrustPolicy {
  readonly Version: '2012-10-17'
  readonly Statement: ReadonlyArray<TrustStatement>
}

export interface PermissionsPolicy {
  readonly Version: '2012-10-17'
  readonly Statement: ReadonlyArray<PermissionStatement>
}

export type PolicyDocument = TrustPolicy | PermissionsPolicy

// constructors

/** Returns the document of some statements, in the current version of the policy language. */
export const policyOf = <Statement>(
  statements: ReadonlyArray<Statement>,
): { readonly Version: '2012-10-17'; readonly Statement: ReadonlyArray<Statement> } => ({
  Version: '2012-10-17',
  Statement: statements,
})

// operations

/** The keys of a policy in the order in which they are read. */
export const policyKeys: ReadonlyArray<string> = [
  'Version',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'Resource',
  'Condition',
]

const rank = (key: string): number => {
  const index = policyKeys.indexOf(key)
  return index < 0 ? policyKeys.length : index
}

const inKeyOrder = (_key: string, value: unknown): unknown =>
  isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).sort(
          ([a], [b]) => rank(a) - rank(b) || Number(a > b) - Number(a < b),
        ),
      )
    : value

/**
 * Renders a policy as indented JSON, the same bytes for equal policies whatever order they were
 * built in.
 */
export const renderPolicy = (policy: PolicyDocument): string =>
  `${JSON.stringify(policy, inKeyOrder, 2)}\n`

/** Renders a policy on one line, as it is sent to IAM. */
export const minifyPolicy = (policy: PolicyDocument): string => JSON.stringify(policy, inKeyOrder)

/**
 * Returns how many characters of a document count towards a policy quota: all but white space; 0
 * for what has no JSON text.
 */
export const documentSizeCharacters = (document: unknown): number =>
  pipe(
    E.tryCatch(() => (JSON.stringify(document) ?? '').replace(/\s/g, '').length, String),
    E.getOrElse(() => 0),
  )

/**
 * Returns how many characters of a policy count towards its quota: all but white space.
 *
 * @example
 * import { policySizeCharacters } from '@byoa/core/iam/policy'
 *
 * policySizeCharacters({ Version: '2012-10-17', Statement: [] }) // => 39
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policySizeCharacters: (policy: PolicyDocument) => number = documentSizeCharacters
