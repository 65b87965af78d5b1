/**
 * Gives a role the trust policy, the permissions boundary and the policies of its definition, and
 * creates it when it is gone. Only what differs is written. What the definition does not name
 * stays: policies of other names, and a boundary where it wants none.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
 */
import type { CustomerConsole } from '@byoa/application'
import type { InlinePolicy, RoleDefinition } from '@byoa/core/cloudformation'
import { parsePolicyText } from '@byoa/core/iam/policy'
import { partsOfRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RoleOutput } from '../aws/iam/roles.ts'
import { isEqual } from '../aws/json.ts'
import type { Send } from './Exchange.ts'
import { findRole } from './findRole.ts'
import type { Result } from './portFailure.ts'

type RestoreInput = Parameters<CustomerConsole['restoreRole']>[0]

const nothing: Result<unknown> = E.right(undefined)

/** Compares documents as JSON; IAM answers them URL-encoded. */
const isSameDocument = (present: string, wanted: string): boolean => {
  const [a, b] = [parsePolicyText(present), parsePolicyText(wanted)]
  return E.isRight(a) && E.isRight(b) && isEqual(a.right, b.right)
}

const createRole = (send: Send, { roleArn, role }: RestoreInput): Result<unknown> => {
  const { name, path } = partsOfRoleArn(roleArn)
  return send({
    action: 'CreateRole',
    input: {
      RoleName: name,
      Path: path,
      AssumeRolePolicyDocument: role.trustPolicy,
      Description: role.description,
      MaxSessionDuration: role.maxSessionDurationSeconds,
      Tags: role.tags,
      ...(role.permissionsBoundaryArn === undefined
        ? {}
        : { PermissionsBoundary: role.permissionsBoundaryArn }),
    },
  })
}

const restoreTrust = (
  send: Send,
  { RoleName, AssumeRolePolicyDocument }: RoleOutput,
  { trustPolicy: PolicyDocument }: RoleDefinition,
): Result<unknown> =>
  isSameDocument(AssumeRolePolicyDocument, PolicyDocument)
    ? nothing
    : send({ action: 'UpdateAssumeRolePolicy', input: { RoleName, PolicyDocument } })

const restoreBoundary = (
  send: Send,
  { RoleName, PermissionsBoundary: present }: RoleOutput,
  { permissionsBoundaryArn: wanted }: RoleDefinition,
): Result<unknown> =>
  wanted === undefined || present?.PermissionsBoundaryArn === wanted
    ? nothing
    : send({
        action: 'PutRolePermissionsBoundary',
        input: { RoleName, PermissionsBoundary: wanted },
      })

const correctRole = (send: Send, present: RoleOutput, { role }: RestoreInput): Result<unknown> =>
  pipe(
    restoreTrust(send, present, role),
    E.flatMap(() => restoreBoundary(send, present, role)),
  )

const restoreWholeRole = (send: Send, input: RestoreInput): Result<unknown> =>
  pipe(
    findRole(send, input.roleArn),
    E.flatMap((present) =>
      present === undefined ? createRole(send, input) : correctRole(send, present, input),
    ),
  )

/** Returns the document of a policy of a role; undefined when the role has none of that name. */
const findDocument = (
  send: Send,
  RoleName: string,
  PolicyName: string,
): Result<string | undefined> =>
  pipe(
    send({ action: 'GetRolePolicy', input: { RoleName, PolicyName } }),
    E.map(({ PolicyDocument }): string | undefined => PolicyDocument),
    E.orElse((error): Result<string | undefined> =>
      error.code === 'NoSuchEntity' ? E.right(undefined) : E.left(error),
    ),
  )

const restorePolicy =
  (send: Send, RoleName: string) =>
  ({ policyName: PolicyName, document: PolicyDocument }: InlinePolicy): Result<unknown> =>
    pipe(
      findDocument(send, RoleName, PolicyName),
      E.flatMap((present) =>
        present !== undefined && isSameDocument(present, PolicyDocument)
          ? nothing
          : send({ action: 'PutRolePolicy', input: { RoleName, PolicyName, PolicyDocument } }),
      ),
    )

/** Makes a role what its definition says. */
export const restoreRole = (send: Send, input: RestoreInput): Result<void> =>
  pipe(
    restoreWholeRole(send, input),
    E.flatMap(() =>
      E.traverseArray(restorePolicy(send, partsOfRoleArn(input.roleArn).name))(input.role.policies),
    ),
    E.map(() => undefined),
  )
