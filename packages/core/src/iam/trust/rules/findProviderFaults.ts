/**
 * A provider authenticates many: a statement that trusts a provider must name the audience and, for
 * OpenID Connect, the subjects.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
import { type ProviderKind, admittedBy, providerKindOf } from '../assumeCalls.ts'
import { namesValues } from '../namesValues.ts'
import { type TrustFindingId, trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

interface Need {
  readonly id: TrustFindingId
  /** The suffix of the condition key in lower case; its prefix names the provider. */
  readonly keyEnd: string
  readonly found: string
}

const audience = { keyEnd: ':aud', found: 'no condition that names an audience' } as const
const subject = { keyEnd: ':sub', found: 'no condition that names a subject' } as const

const needs: Readonly<Record<ProviderKind, ReadonlyArray<Need>>> = {
  saml: [{ id: 'saml-without-audience', ...audience }],
  oidc: [
    { id: 'oidc-without-audience', ...audience },
    { id: 'oidc-without-subject', ...subject },
  ],
  // The audience is the identity pool or the app; an app has its own subjects.
  web: [{ id: 'oidc-without-audience', ...audience }],
  other: [],
}

export const findProviderFaults: TrustRule = (statement) => {
  const kinds = admittedBy(statement).flatMap((principal) =>
    principal.kind === 'federated' ? [providerKindOf(principal.written)] : [],
  )
  const has = (keyEnd: string): boolean =>
    statement.conditions.some(
      (condition) => condition.lowerCaseKey.endsWith(keyEnd) && namesValues(condition),
    )
  return [...new Set(kinds)]
    .flatMap((kind) => needs[kind])
    .filter(({ keyEnd }) => !has(keyEnd))
    .map(({ id, found }) => trustFinding(id, { path: pathIn(statement, 'Condition'), found }))
}
