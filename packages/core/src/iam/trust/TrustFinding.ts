/**
 * The findings about a customer's trust policy: where it is wider than this library's, refuses
 * Rescale, or is not understood.
 */
import * as t from 'io-ts'

// model

export type TrustFindingLevel = 'error' | 'warning' | 'info'

export type TrustFindingId =
  | 'malformed-json'
  | 'duplicate-key'
  | 'too-long-to-read'
  | 'over-quota'
  | 'malformed-policy'
  | 'unknown-operator'
  | 'invalid-sid'
  | 'duplicate-sid'
  | 'duplicate-condition-key'
  | 'wildcard-without-like'
  | 'any-principal'
  | 'anyone-narrowed'
  | 'wildcard-principal'
  | 'not-principal'
  | 'other-account'
  | 'other-partition'
  | 'other-principal'
  | 'service-principal'
  | 'service-without-source'
  | 'federated-principal'
  | 'saml-without-audience'
  | 'oidc-without-audience'
  | 'oidc-without-subject'
  | 'deleted-principal'
  | 'unknown-principal'
  | 'not-narrowed'
  | 'several-accounts'
  | 'principal-by-arn'
  | 'not-action'
  | 'extra-action'
  | 'mismatched-action'
  | 'session-action'
  | 'missing-external-id'
  | 'external-id-if-exists'
  | 'external-id-wildcard'
  | 'external-id-negated'
  | 'external-id-for-all-values'
  | 'external-id-for-any-value'
  | 'external-id-ignores-case'
  | 'external-id-variable'
  | 'external-id-loose-operator'
  | 'external-id-like'
  | 'other-external-id'
  | 'several-external-ids'
  | 'extra-condition'
  | 'unmet-condition'
  | 'mismatched-condition-key'
  | 'deny-statement'
  | 'grants-nobody'
  | 'rescale-refused'

/**
 * The level of every finding. Error: others can assume the role, Rescale cannot, or it is
 * undecidable. Warning: nobody else can, but it will break or was not agreed.
 */
export const trustFindingLevels: Readonly<Record<TrustFindingId, TrustFindingLevel>> = {
  'malformed-json': 'error',
  'duplicate-key': 'error',
  'too-long-to-read': 'error',
  'over-quota': 'warning',
  'malformed-policy': 'error',
  'unknown-operator': 'error',
  'invalid-sid': 'error',
  'duplicate-sid': 'error',
  'duplicate-condition-key': 'error',
  'wildcard-without-like': 'warning',
  'any-principal': 'error',
  'anyone-narrowed': 'warning',
  'wildcard-principal': 'error',
  'not-principal': 'error',
  'other-account': 'error',
  'other-partition': 'error',
  'other-principal': 'error',
  'service-principal': 'error',
  'service-without-source': 'warning',
  'federated-principal': 'error',
  'saml-without-audience': 'warning',
  'oidc-without-audience': 'warning',
  'oidc-without-subject': 'error',
  'deleted-principal': 'error',
  'unknown-principal': 'error',
  'not-narrowed': 'error',
  'several-accounts': 'warning',
  'principal-by-arn': 'warning',
  'not-action': 'error',
  'extra-action': 'error',
  'mismatched-action': 'error',
  'session-action': 'warning',
  'missing-external-id': 'error',
  'external-id-if-exists': 'error',
  'external-id-wildcard': 'error',
  'external-id-negated': 'error',
  'external-id-for-all-values': 'error',
  'external-id-for-any-value': 'warning',
  'external-id-ignores-case': 'error',
  'external-id-variable': 'error',
  'external-id-loose-operator': 'error',
  'external-id-like': 'warning',
  'other-external-id': 'error',
  'several-external-ids': 'warning',
  'extra-condition': 'warning',
  'unmet-condition': 'error',
  'mismatched-condition-key': 'warning',
  'deny-statement': 'warning',
  'grants-nobody': 'error',
  'rescale-refused': 'error',
}

/** Findings that Rescale is refused, which the probes show with certainty. */
export const trustRefusalIds: ReadonlySet<TrustFindingId> = new Set([
  'rescale-refused',
  'unmet-condition',
])

export interface TrustEvidence {
  /**
   * The path in the document, e.g. `Statement[0].Condition.StringLike`; empty for the document as a
   * whole.
   */
  readonly path: string
  /** The value there, at most 200 characters. */
  readonly found: string
  /** The expected value, where there is a single one. */
  readonly expected?: string
}

export interface TrustFinding {
  readonly id: TrustFindingId
  readonly level: TrustFindingLevel
  readonly evidence: TrustEvidence
}

// constructors

const longestFoundCharacters = 200

/** Builds a finding with the level of its ID. */
export const trustFinding = (id: TrustFindingId, evidence: TrustEvidence): TrustFinding => ({
  id,
  level: trustFindingLevels[id],
  evidence: { ...evidence, found: evidence.found.slice(0, longestFoundCharacters) },
})

// codec

/** Decodes the kind of a finding. */
export const TrustFindingId: t.Type<TrustFindingId, string, unknown> = t.keyof(
  trustFindingLevels,
  'id of a trust finding',
)
