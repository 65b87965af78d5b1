/**
 * Validation of policies when they are saved. Policies are text in API calls, and JSON values in
 * templates.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
import { parseJson } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { World } from '../../world/World.ts'
import type { Policy } from '../../world/identities.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import type { JsonRecord } from '../json.ts'
import { withinQuota } from './found.ts'
import { type PolicyKind, policyFault, syntaxErrors } from './policyFault.ts'
import { withKeptPrincipals } from './principals.ts'

/** A policy as text or as a JSON value. */
export type PolicySource = string | JsonRecord

/** An input whose policies can also be JSON values. */
export type WithPolicySource<Input> = {
  readonly [Member in keyof Input]: Member extends 'PolicyDocument' | 'AssumeRolePolicyDocument'
    ? PolicySource
    : Input[Member]
}

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const longestPolicyCharacters = 131_072

const malformed = (message: string): E.Either<AwsError, never> =>
  refuse('MalformedPolicyDocument', message)

/** Valid characters of a document. */
const documentPattern = /^[\t\n\r -\u00FF]+$/

const soundText = (document: string): E.Either<AwsError, string> => {
  if (document.length > longestPolicyCharacters) {
    return validationError(
      `1 validation error detected: Value at 'policyDocument' failed to satisfy constraint: Member must have length less than or equal to ${longestPolicyCharacters}`,
    )
  }
  if (!documentPattern.test(document)) {
    return validationError(
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    )
  }
  return E.right(document)
}

const valueOf = (source: PolicySource, kind: PolicyKind): E.Either<AwsError, unknown> =>
  typeof source !== 'string'
    ? E.right(source)
    : pipe(
        parseJson(source),
        E.mapLeft(({ _tag }): AwsError => ({
          code: 'MalformedPolicyDocument',
          message:
            _tag === 'NotJson' && kind === 'trust'
              ? 'This policy contains invalid Json'
              : syntaxErrors,
          status: 400,
        })),
      )

/** Returns a valid policy; Left is IAM's error. */
export const savedPolicy = (
  source: PolicySource,
  kind: PolicyKind = 'permissions',
): E.Either<AwsError, Policy> =>
  pipe(
    soundText(typeof source === 'string' ? source : JSON.stringify(source)),
    E.bindTo('document'),
    E.bind('value', () => valueOf(source, kind)),
    E.flatMap((policy) => {
      const fault = policyFault(kind, policy.value)
      return fault === undefined ? E.right(policy) : malformed(fault)
    }),
  )

/** Returns the size of a policy for its quota: white space does not count. */
export const countedCharacters = (document: string): number => document.replaceAll(/\s/g, '').length

/** Returns a valid managed policy within its size quota. */
export const savedManagedPolicy = (
  { settings }: World,
  source: PolicySource,
): E.Either<AwsError, Policy> =>
  pipe(
    savedPolicy(source, 'managed'),
    E.tap(({ document }) =>
      withinQuota(
        'PolicySize',
        countedCharacters(document),
        settings.quotas.managedPolicyCharacters,
      ),
    ),
  )

/** Returns a valid trust policy within its size quota, with existing principals. */
export const savedTrust = (world: World, source: PolicySource): E.Either<AwsError, Policy> =>
  pipe(
    savedPolicy(source, 'trust'),
    E.tap(({ document }) =>
      withinQuota(
        'ACLSizePerRole',
        countedCharacters(document),
        world.settings.quotas.trustPolicyCharacters,
      ),
    ),
    E.flatMap((policy) => withKeptPrincipals(world, policy)),
  )
