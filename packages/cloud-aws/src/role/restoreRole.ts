/**
 * Gives a role the boundary, the trust policy and the inline policies it should have, or creates
 * it. Reads first and writes only what differs, so that doing it again writes nothing. The boundary
 * comes before what it bounds. Policies of other names, and a boundary where none is asked for,
 * stay.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
import { isDeepStrictEqual } from 'node:util'

import {
  CreateRoleCommand,
  GetRolePolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  type Role,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import type { InlinePolicy, RoleDefinition } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { type RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import { parsePolicyText } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { IamCall } from '../clients/IamCall.ts'
import { isSameCode, kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import { findRole } from './findRole.ts'

export interface RestoreRoleInput {
  readonly roleArn: RoleArn
  readonly role: RoleDefinition
}

/** Tells whether two documents are the same JSON; IAM answers them URL-encoded. */
const isSameDocument = (left: string, right: string): boolean => {
  const [one, other] = [parsePolicyText(left), parsePolicyText(right)]
  return E.isRight(one) && E.isRight(other) && isDeepStrictEqual(one.right, other.right)
}

const nameOf = ({ roleArn }: RestoreRoleInput): string => partsOfRoleArn(roleArn).name

// the role

const restoreBoundary = (
  { iam, operation }: IamCall,
  input: RestoreRoleInput,
  { PermissionsBoundary }: Role,
): Answered<unknown> => {
  const { permissionsBoundaryArn: wanted } = input.role
  return wanted === undefined || PermissionsBoundary?.PermissionsBoundaryArn === wanted
    ? TE.right(undefined)
    : answered(operation, 'iam:PutRolePermissionsBoundary', () =>
        iam.send(
          new PutRolePermissionsBoundaryCommand({
            RoleName: nameOf(input),
            PermissionsBoundary: wanted,
          }),
        ),
      )
}

const restoreTrust = (
  { iam, operation }: IamCall,
  input: RestoreRoleInput,
  { AssumeRolePolicyDocument }: Role,
): Answered<unknown> => {
  const { trustPolicy: wanted } = input.role
  return isSameDocument(AssumeRolePolicyDocument ?? '', wanted)
    ? TE.right(undefined)
    : answered(operation, 'iam:UpdateAssumeRolePolicy', () =>
        iam.send(
          new UpdateAssumeRolePolicyCommand({ RoleName: nameOf(input), PolicyDocument: wanted }),
        ),
      )
}

const restorePresent = (call: IamCall, input: RestoreRoleInput, present: Role): Answered<unknown> =>
  pipe(
    restoreBoundary(call, input, present),
    TE.flatMap(() => restoreTrust(call, input, present)),
  )

/** An attempt whose answer was lost made it; or the name is taken by a role with another path. */
const unlessCreated = (
  call: IamCall,
  input: RestoreRoleInput,
  failure: AwsFailure,
): Answered<unknown> =>
  kindOfCode(failure.code) === 'already-exists'
    ? pipe(
        findRole(call, input.roleArn),
        TE.flatMap(
          O.match(
            () => TE.left(failure),
            (present) => restorePresent(call, input, present),
          ),
        ),
      )
    : TE.left(failure)

const createRole = (call: IamCall, input: RestoreRoleInput): Answered<unknown> => {
  const { name, path } = partsOfRoleArn(input.roleArn)
  const { role } = input
  return pipe(
    answered<unknown>(call.operation, 'iam:CreateRole', () =>
      call.iam.send(
        new CreateRoleCommand({
          RoleName: name,
          Path: path,
          AssumeRolePolicyDocument: role.trustPolicy,
          Description: role.description,
          MaxSessionDuration: role.maxSessionDurationSeconds,
          Tags: [...role.tags],
          ...omitUndefined({ PermissionsBoundary: role.permissionsBoundaryArn }),
        }),
      ),
    ),
    TE.orElse((failure) => unlessCreated(call, input, failure)),
  )
}

// its policies

const readPolicy = (
  { iam, operation }: IamCall,
  input: RestoreRoleInput,
  { policyName }: InlinePolicy,
): Answered<string | undefined> =>
  pipe(
    answered(operation, 'iam:GetRolePolicy', () =>
      iam.send(new GetRolePolicyCommand({ RoleName: nameOf(input), PolicyName: policyName })),
    ),
    TE.map(({ PolicyDocument }) => PolicyDocument),
    TE.orElse((failure) =>
      isSameCode(failure.code, 'NoSuchEntity') ? TE.right(undefined) : TE.left(failure),
    ),
  )

const putPolicy = (
  { iam, operation }: IamCall,
  input: RestoreRoleInput,
  { policyName, document }: InlinePolicy,
): Answered<unknown> =>
  answered(operation, 'iam:PutRolePolicy', () =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: nameOf(input),
        PolicyName: policyName,
        PolicyDocument: document,
      }),
    ),
  )

const restorePolicy =
  (call: IamCall, input: RestoreRoleInput) =>
  (policy: InlinePolicy): Answered<unknown> =>
    pipe(
      readPolicy(call, input, policy),
      TE.flatMap((present) =>
        present !== undefined && isSameDocument(present, policy.document)
          ? TE.right(undefined)
          : putPolicy(call, input, policy),
      ),
    )

// operations

/** Restores a role, or creates it. Left when another role has its name. */
export const restoreRole = (call: IamCall, input: RestoreRoleInput): Answered<void> =>
  pipe(
    findRole(call, input.roleArn),
    TE.flatMap(
      O.match(
        () => createRole(call, input),
        (present) => restorePresent(call, input, present),
      ),
    ),
    TE.flatMap(() => TE.traverseSeqArray(restorePolicy(call, input))(input.role.policies)),
    TE.asUnit,
  )
