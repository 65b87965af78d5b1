import { type RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RoleOutput } from '../aws/iam/roles.ts'
import type { Send } from './Exchange.ts'
import type { Result } from './portFailure.ts'

/**
 * Returns the role of an ARN; undefined when there is none. IAM finds roles by name alone, and one
 * with another path is another role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
export const findRole = (send: Send, roleArn: RoleArn): Result<RoleOutput | undefined> =>
  pipe(
    send({ action: 'GetRole', input: { RoleName: partsOfRoleArn(roleArn).name } }),
    E.map(({ Role }): RoleOutput | undefined => (Role.Arn === roleArn ? Role : undefined)),
    E.orElse((error): Result<RoleOutput | undefined> =>
      error.code === 'NoSuchEntity' ? E.right(undefined) : E.left(error),
    ),
  )
