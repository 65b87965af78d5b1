/**
 * Reads a role with its trust policy, its boundary, and all inline and attached policies with their
 * documents. For an attached policy, that is the default version.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { type RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import type { RolePolicySnapshot, RoleSnapshot } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import { everyMarkedPage } from '../aws/everyPage.ts'
import type { Role } from '../aws/Iam.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { findRole } from './findRole.ts'

type Policies = ReadonlyArray<RolePolicySnapshot>

/** A policy that is deleted during the read is left out. */
const unlessGone = (read: CloudTask<RolePolicySnapshot>): CloudTask<Policies> =>
  pipe(read, TE.map(RA.of), orWhen(hasCode('NoSuchEntity'), []))

const inlinePolicy =
  ({ iam }: Aws, RoleName: string) =>
  (name: string): CloudTask<Policies> =>
    pipe(
      iam.getRolePolicy({ RoleName, PolicyName: name }),
      TE.map(({ PolicyDocument = '' }): RolePolicySnapshot => ({
        name,
        kind: 'inline',
        document: PolicyDocument,
      })),
      unlessGone,
    )

const attachedPolicy =
  ({ iam }: Aws) =>
  (PolicyArn: string): CloudTask<Policies> =>
    pipe(
      iam.getPolicy({ PolicyArn }),
      TE.flatMap(({ Policy }) =>
        iam.getPolicyVersion({ PolicyArn, VersionId: Policy?.DefaultVersionId ?? 'v1' }),
      ),
      TE.map(({ PolicyVersion }): RolePolicySnapshot => ({
        name: PolicyArn,
        kind: 'attached',
        document: PolicyVersion?.Document ?? '',
      })),
      unlessGone,
    )

const inlinePolicies = (aws: Aws, RoleName: string): CloudTask<Policies> =>
  pipe(
    everyMarkedPage(aws.iam.listRolePolicies, { RoleName }, ({ PolicyNames }) => PolicyNames),
    TE.flatMap(TE.traverseSeqArray(inlinePolicy(aws, RoleName))),
    TE.map(RA.flatten),
  )

const attachedPolicies = (aws: Aws, RoleName: string): CloudTask<Policies> =>
  pipe(
    everyMarkedPage(aws.iam.listAttachedRolePolicies, { RoleName }, ({ AttachedPolicies }) =>
      AttachedPolicies?.flatMap(({ PolicyArn }) => PolicyArn ?? []),
    ),
    TE.flatMap(TE.traverseSeqArray(attachedPolicy(aws))),
    TE.map(RA.flatten),
  )

const described = (aws: Aws, roleArn: RoleArn, role: Role): CloudTask<O.Option<RoleSnapshot>> => {
  const { name } = partsOfRoleArn(roleArn)
  return pipe(
    TE.Do,
    TE.bind('inline', () => inlinePolicies(aws, name)),
    TE.bind('attached', () => attachedPolicies(aws, name)),
    TE.map(({ inline, attached }): RoleSnapshot => ({
      roleArn,
      trustPolicy: role.AssumeRolePolicyDocument ?? '',
      policies: [...inline, ...attached],
      ...omitUndefined({
        permissionsBoundaryArn: role.PermissionsBoundary?.PermissionsBoundaryArn,
      }),
    })),
    TE.map(O.some),
  )
}

/** Describes a role; none when there is no such role. */
export const describeRole = (aws: Aws, roleArn: RoleArn): CloudTask<O.Option<RoleSnapshot>> =>
  pipe(
    findRole(aws, roleArn),
    TE.flatMap(
      O.match(
        () => TE.right(O.none),
        (role) => described(aws, roleArn, role),
      ),
    ),
  )
