/**
 * Restores the boundary, the trust policy and the inline policies of a role, or creates it. Reads
 * first and writes only what differs, so repeating it writes nothing. The boundary is written
 * before the policies that it limits. Policies with other names, and a boundary where none is
 * specified, are kept.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
import type { InlinePolicy, RoleDefinition } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { type RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import { parsePolicyText } from '@byoa/core/iam/policy'
import { isSameData } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Role } from '../aws/Iam.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { findRole } from './findRole.ts'

export interface RestoreRoleInput {
  readonly roleArn: RoleArn
  readonly role: RoleDefinition
}

/** Returns whether two documents are the same JSON; IAM returns them URL-encoded. */
const isSameDocument = (left: string, right: string): boolean => {
  const [one, other] = [parsePolicyText(left), parsePolicyText(right)]
  return E.isRight(one) && E.isRight(other) && isSameData(one.right, other.right)
}

const nameOf = ({ roleArn }: RestoreRoleInput): string => partsOfRoleArn(roleArn).name

// the role

const restoreBoundary = (
  aws: Aws,
  input: RestoreRoleInput,
  { PermissionsBoundary }: Role,
): CloudTask<unknown> => {
  const { permissionsBoundaryArn: wanted } = input.role
  return wanted === undefined || PermissionsBoundary?.PermissionsBoundaryArn === wanted
    ? TE.right(undefined)
    : aws.iam.putRolePermissionsBoundary({
        RoleName: nameOf(input),
        PermissionsBoundary: wanted,
      })
}

const restoreTrust = (
  aws: Aws,
  input: RestoreRoleInput,
  { AssumeRolePolicyDocument }: Role,
): CloudTask<unknown> => {
  const { trustPolicy: wanted } = input.role
  return isSameDocument(AssumeRolePolicyDocument ?? '', wanted)
    ? TE.right(undefined)
    : aws.iam.updateAssumeRolePolicy({ RoleName: nameOf(input), PolicyDocument: wanted })
}

const restorePresent = (aws: Aws, input: RestoreRoleInput, present: Role): CloudTask<unknown> =>
  pipe(
    restoreBoundary(aws, input, present),
    TE.flatMap(() => restoreTrust(aws, input, present)),
  )

/** An attempt whose answer was lost created it, or a role with another path has the name. */
const unlessCreated = (aws: Aws, input: RestoreRoleInput, error: CloudError): CloudTask<unknown> =>
  kindOfCode(error.code) === 'already-exists'
    ? pipe(
        findRole(aws, input.roleArn),
        TE.flatMap(
          O.match(
            () => TE.left(error),
            (present) => restorePresent(aws, input, present),
          ),
        ),
      )
    : TE.left(error)

const createRole = (aws: Aws, input: RestoreRoleInput): CloudTask<unknown> => {
  const { name, path } = partsOfRoleArn(input.roleArn)
  const { role } = input
  return pipe(
    aws.iam.createRole({
      RoleName: name,
      Path: path,
      AssumeRolePolicyDocument: role.trustPolicy,
      Description: role.description,
      MaxSessionDuration: role.maxSessionDurationSeconds,
      Tags: role.tags,
      ...omitUndefined({ PermissionsBoundary: role.permissionsBoundaryArn }),
    }),
    TE.orElse((error) => unlessCreated(aws, input, error)),
  )
}

// its policies

const readPolicy = (
  aws: Aws,
  input: RestoreRoleInput,
  { policyName }: InlinePolicy,
): CloudTask<string | undefined> =>
  pipe(
    aws.iam.getRolePolicy({ RoleName: nameOf(input), PolicyName: policyName }),
    TE.map(({ PolicyDocument }) => PolicyDocument),
    orWhen(hasCode('NoSuchEntity'), undefined),
  )

const putPolicy = (
  aws: Aws,
  input: RestoreRoleInput,
  { policyName, document }: InlinePolicy,
): CloudTask<unknown> =>
  aws.iam.putRolePolicy({
    RoleName: nameOf(input),
    PolicyName: policyName,
    PolicyDocument: document,
  })

const restorePolicy =
  (aws: Aws, input: RestoreRoleInput) =>
  (policy: InlinePolicy): CloudTask<unknown> =>
    pipe(
      readPolicy(aws, input, policy),
      TE.flatMap((present) =>
        present !== undefined && isSameDocument(present, policy.document)
          ? TE.right(undefined)
          : putPolicy(aws, input, policy),
      ),
    )

// operations

/** Restores a role, or creates it. Left when another role has its name. */
export const restoreRole = (aws: Aws, input: RestoreRoleInput): CloudTask<void> =>
  pipe(
    findRole(aws, input.roleArn),
    TE.flatMap(
      O.match(
        () => createRole(aws, input),
        (present) => restorePresent(aws, input, present),
      ),
    ),
    TE.flatMap(() => TE.traverseSeqArray(restorePolicy(aws, input))(input.role.policies)),
    TE.asUnit,
  )
