/** Findings about a trust policy in words, for the people who have to mend it. */
import type { TrustFinding, TrustFindingId } from '../../iam/trust/TrustFinding.ts'

/** What is wrong and what to do, without the evidence. */
const texts: { readonly [Id in TrustFindingId]: string } = {
  'malformed-json':
    'The trust policy is neither JSON nor URL-encoded JSON. Paste the document as IAM shows it.',
  'duplicate-key':
    'An object of the trust policy has a key twice, so programs differ in what they read. Keep one of the two.',
  'too-long-to-read': 'The trust policy is longer than IAM accepts, so it was not read.',
  'over-quota':
    'The trust policy is longer than the default quota. Shorten it, or request a quota increase.',
  'malformed-policy':
    'IAM does not accept a part of the trust policy, so what it allows is unknown. Correct it.',
  'unknown-operator':
    'The trust policy uses a condition operator that IAM does not document. Use StringEquals.',
  'invalid-sid':
    'The Sid has characters other than letters and digits, so IAM does not save the policy. Correct it.',
  'duplicate-sid':
    'Another statement has the same Sid, so IAM does not save the policy. Make it unique.',
  'duplicate-condition-key':
    'The condition key appears twice with different capitalization, which makes no difference to IAM. Write it once.',
  'wildcard-without-like':
    'The operator takes * and ? literally. Use StringLike if a wildcard is intended.',
  'any-principal': 'Anyone may assume the role. Name the Rescale account as the principal.',
  'anyone-narrowed':
    'Everyone is the principal; only a condition keeps others out. Name the Rescale account as the principal.',
  'wildcard-principal':
    'IAM does not save "Principal": "*" in a trust policy. Name the Rescale account under "AWS".',
  'not-principal':
    'IAM does not save NotPrincipal in a trust policy: it stands for everyone except the named principals. Replace it with Principal.',
  'other-account':
    'An account other than Rescale’s may assume the role. Remove it, or trust it in a separate role.',
  'other-partition':
    'The principal is in another AWS partition, from which the role cannot be assumed. Correct the ARN.',
  'other-principal':
    'A principal of the Rescale account that was not agreed may assume the role. Name the agreed one.',
  'service-principal':
    'An AWS service may assume the role. Remove it: only Rescale should assume the role.',
  'service-without-source':
    'The AWS service may act for any account. Add a condition on aws:SourceAccount or aws:SourceArn.',
  'federated-principal':
    'Identities of an identity provider may assume the role. Remove it: only Rescale should assume the role.',
  'saml-without-audience':
    'The recipient of the SAML assertion is not verified. Add StringEquals on SAML:aud.',
  'oidc-without-audience':
    'Tokens that the provider issued for any application are accepted. Add StringEquals on the provider’s aud key.',
  'oidc-without-subject':
    'Every identity of the provider may assume the role. Add a condition on the provider’s sub key.',
  'deleted-principal':
    'The principal was deleted; IAM shows its unique ID. Name the Rescale account instead.',
  'unknown-principal':
    'The principal has a form that IAM does not document. Name the Rescale account.',
  'not-narrowed':
    'Every principal of the Rescale account may assume the role. Add ArnEquals on aws:PrincipalArn with the agreed role.',
  'several-accounts': 'More than one account may assume the role. Keep only Rescale’s.',
  'principal-by-arn':
    'The principal is a role or user. The trust breaks when it is deleted and created again: name the account, with a condition on aws:PrincipalArn.',
  'not-action':
    'Every action except the named ones is allowed. Replace NotAction with Action sts:AssumeRole.',
  'extra-action':
    'An action other than sts:AssumeRole is allowed. Remove it: the external ID does not protect it.',
  'mismatched-action':
    'The actions do not include the one by which this kind of principal assumes a role. Correct the action or the principal.',
  'session-action':
    'Tags or a source identity may be set on the session. This grants no access, but was not agreed.',
  'missing-external-id':
    'No external ID is required. Add StringEquals on sts:ExternalId with the ID that Rescale issued.',
  'external-id-if-exists': 'IfExists allows a caller that sends no external ID. Use StringEquals.',
  'external-id-wildcard':
    'A wildcard accepts external IDs that Rescale did not issue. Use StringEquals with the whole ID.',
  'external-id-negated':
    'A negated operator accepts every other external ID, and none at all. Use StringEquals.',
  'external-id-for-all-values':
    'ForAllValues allows a caller that sends no external ID. Use StringEquals.',
  'external-id-for-any-value':
    'ForAnyValue is meant for keys with several values; the external ID has one. Use StringEquals.',
  'external-id-ignores-case':
    'External IDs that differ in case are accepted too. Use StringEquals.',
  'external-id-variable':
    'The external ID is a policy variable, so the caller decides it. Specify the ID itself.',
  'external-id-loose-operator':
    'The operator does not compare the external ID as text. Use StringEquals.',
  'external-id-like':
    'StringLike compares the external ID. It has no wildcard now; use StringEquals so that none can be added.',
  'other-external-id': 'An external ID is accepted that was not agreed. Remove it.',
  'several-external-ids':
    'Several external IDs are accepted. There should be two only while the external ID is rotated.',
  'extra-condition': 'Another condition may deny Rescale access. Remove it unless it was agreed.',
  'unmet-condition':
    'Rescale cannot meet this condition, so the role would refuse it. Remove the condition.',
  'mismatched-condition-key':
    'Requests for the actions of this statement do not have this condition key. Remove it, or add the action that has it.',
  'deny-statement': 'A Deny statement may deny Rescale access. Remove it unless it was agreed.',
  'grants-nobody':
    'The trust policy allows nobody to assume the role. Use the one that Rescale provided.',
  'rescale-refused':
    'Rescale would be refused with the agreed external ID. Use the trust policy that Rescale provided.',
}

/** Says what is wrong and what to do, without what stands in the policy. */
export const describeTrustFindingId = (id: TrustFindingId): string => texts[id]

/** Returns whether a text is the id of a finding. */
export const isTrustFindingId = (text: string): text is TrustFindingId => Object.hasOwn(texts, text)

/**
 * Renders a finding in one line: what is wrong, what to do, where, what stands there and what
 * should.
 */
export const describeTrustFinding = ({ id, evidence }: TrustFinding): string => {
  const place = evidence.path === '' ? '' : `${evidence.path}: `
  const expected = evidence.expected === undefined ? '' : ` Expected: ${evidence.expected}`
  return `${place}${texts[id]} Found: ${evidence.found}${expected}`
}
