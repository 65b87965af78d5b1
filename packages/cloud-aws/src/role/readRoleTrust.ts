/**
 * Reads who may assume a role, as it is in the account now: for the customer whose role the probes
 * found wrong, and who wants to see in what.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam'
import type { Failure } from '@byoa/application'
import { type RoleArn, type TrustReading, partsOfRoleArn, readTrustPolicy } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { answered } from '../failures/answered.ts'

/** The role, and what its trust policy should say when that is known. */
export interface ReadRoleTrustInput {
  readonly roleArn: RoleArn
  readonly expected?: Parameters<typeof readTrustPolicy>[1]
}

/** Reads the trust policy of a role with the account's own credentials; none when it is gone. */
export const readRoleTrust =
  (
    iam: IAMClient,
    { roleArn, expected }: ReadRoleTrustInput,
  ): TaskEither<Failure, O.Option<TrustReading>> =>
  async () => {
    const { name } = partsOfRoleArn(roleArn)
    const got = await answered('readRoleTrust', () =>
      iam.send(new GetRoleCommand({ RoleName: name })),
    )
    if (E.isLeft(got)) return got.left.code === 'NoSuchEntity' ? E.right(O.none) : got
    // The document comes URL-encoded, and another role may have the name: one with another path.
    const role = got.right.Role
    return role?.Arn === roleArn
      ? E.right(O.some(readTrustPolicy(role.AssumeRolePolicyDocument ?? '', expected)))
      : E.right(O.none)
  }
