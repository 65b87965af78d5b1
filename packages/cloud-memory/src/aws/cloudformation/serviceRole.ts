/**
 * The service role of a stack: the role needs the permissions for the stack's resources, the caller
 * the permission to pass the role.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 */
import { assumeRoleAllowed } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'

import type { Context, Need } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import { roleSession } from '../Identity.ts'
import { accountIn, roleWithArn } from '../iam/found.ts'
import { readingOf } from '../iam/readingOf.ts'
import { requestKeys } from '../requestKeys.ts'
import { effectiveTrust } from '../sts/assumeRole.ts'

const service = 'cloudformation.amazonaws.com'

/** Returns the need of passing a role; none without one. */
export const passing = (roleArn: string | undefined): ReadonlyArray<Need> =>
  roleArn === undefined
    ? []
    : [
        {
          resource: roleArn,
          permission: 'iam:PassRole',
          keys: { 'iam:PassedToService': [service] },
        },
      ]

/** Returns the context of a stack's role; the caller's without a role. */
export const actingAs = (
  context: Context,
  roleArn: string | undefined,
): E.Either<AwsError, Context> => {
  if (roleArn === undefined) return E.right(context)
  const account = accountIn(context)
  const role = roleWithArn(account, roleArn)
  const trust = role && effectiveTrust(role, context.world.now)
  const principal = { type: 'service', arn: service, accountId: account.accountId } as const
  const isTrusted =
    trust !== undefined &&
    assumeRoleAllowed(readingOf(trust), { principal, roleArn, context: requestKeys(context) })
      .decision === 'allowed'
  const session = { sessionName: 'AWSCloudFormation', issuedAt: context.world.now }
  return role !== undefined && isTrusted
    ? E.right({ ...context, identity: roleSession(account, role, session) })
    : validationError(`Role ${roleArn} is invalid or cannot be assumed`)
}
