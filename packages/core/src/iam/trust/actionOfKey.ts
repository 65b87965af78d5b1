/**
 * The condition keys that only requests of a single STS action have.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */

// model

interface KeyOwner {
  /** In lower case. */
  readonly keys: RegExp
  readonly action: string
}

const keyOwners: ReadonlyArray<KeyOwner> = [
  { keys: /^sts:externalid$/, action: 'sts:AssumeRole' },
  { keys: /^saml:/, action: 'sts:AssumeRoleWithSAML' },
  // Keys of a provider begin with its host name, e.g. accounts.google.com:aud.
  { keys: /^[^:]+\.[^:]+:/, action: 'sts:AssumeRoleWithWebIdentity' },
  { keys: /^sts:sourceidentity$/, action: 'sts:SetSourceIdentity' },
  { keys: /^(aws:requesttag\/|aws:tagkeys$|sts:transitivetagkeys$)/, action: 'sts:TagSession' },
]

// queries

/** Returns the action to which a key belongs; undefined when it belongs to several, or to all. */
export const actionOfKey = (lowerCaseKey: string): string | undefined =>
  keyOwners.find(({ keys }) => keys.test(lowerCaseKey))?.action
