/**
 * Saving policies as IAM does, and the refusals it has for them. Over the wire a policy is text;
 * CloudFormation hands over the value it has.
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
import { type PolicyKind, policyFault } from './policyFault.ts'
import { withKeptPrincipals } from './principals.ts'

/** A policy as a caller passes it. */
export type PolicySource = string | JsonRecord

/** An input whose policies may be values, too. */
export type WithPolicySource<Input> = {
  readonly [Member in keyof Input]: Member extends 'PolicyDocument' | 'AssumeRolePolicyDocument'
    ? PolicySource
    : Input[Member]
}

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const longestPolicyCharacters = 131_072

const malformed = (message: string): E.Either<AwsError, never> =>
  refuse('MalformedPolicyDocument', message)

/** The characters that a document can have. */
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

const valueOf = (source: PolicySource): E.Either<AwsError, unknown> =>
  typeof source !== 'string'
    ? E.right(source)
    : pipe(
        parseJson(source),
        E.mapLeft(({ _tag }): AwsError => ({
          code: 'MalformedPolicyDocument',
          message:
            _tag === 'NotJson' ? 'This policy contains invalid Json' : 'Syntax errors in policy.',
          status: 400,
        })),
      )

/** Takes a policy to be saved; Left is what IAM says of one that it refuses. */
export const savedPolicy = (
  source: PolicySource,
  kind: PolicyKind = 'permissions',
): E.Either<AwsError, Policy> =>
  pipe(
    soundText(typeof source === 'string' ? source : JSON.stringify(source)),
    E.bindTo('document'),
    E.bind('value', () => valueOf(source)),
    E.flatMap((policy) => {
      const fault = policyFault(kind, policy.value)
      return fault === undefined ? E.right(policy) : malformed(fault)
    }),
  )

/** Counts the characters of a policy that count towards its quota: all but white space. */
export const countedCharacters = (document: string): number => document.replaceAll(/\s/g, '').length

/** Takes a managed policy to be saved, with the quota of its size. */
export const savedManagedPolicy = (
  { settings }: World,
  source: PolicySource,
): E.Either<AwsError, Policy> =>
  pipe(
    savedPolicy(source),
    E.tap(({ document }) =>
      withinQuota(
        'PolicySize',
        countedCharacters(document),
        settings.quotas.managedPolicyCharacters,
      ),
    ),
  )

/** Takes a trust policy to be saved, with the quota and the principals that IAM looks at. */
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
