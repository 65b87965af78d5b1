/**
 * PutRolePermissionsBoundary and DeleteRolePermissionsBoundary.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Action } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { changeRole, onRole, soundBoundary } from './roles.ts'
import type {
  DeleteRolePermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
} from './IamInputs.ts'

export const putRolePermissionsBoundary: Action<
  PutRolePermissionsBoundaryRequest,
  Record<never, never>
> = {
  permission: 'iam:PutRolePermissionsBoundary',
  needs: (context, input) =>
    onRole(context, input).map((need) => ({
      ...need,
      keys: { 'iam:PermissionsBoundary': [input.PermissionsBoundary] },
    })),
  run: (context, { RoleName, PermissionsBoundary }) =>
    changeRole(context, RoleName, (role) =>
      pipe(
        soundBoundary(context, PermissionsBoundary),
        E.map(() => ({ ...role, boundaryArn: PermissionsBoundary })),
      ),
    ),
}

export const deleteRolePermissionsBoundary: Action<
  DeleteRolePermissionsBoundaryRequest,
  Record<never, never>
> = {
  permission: 'iam:DeleteRolePermissionsBoundary',
  needs: onRole,
  run: (context, { RoleName }) =>
    changeRole(context, RoleName, ({ boundaryArn, ...role }) =>
      boundaryArn === undefined
        ? refuse('NoSuchEntity', `The role ${RoleName} has no permissions boundary.`, 404)
        : E.right(role),
    ),
}
