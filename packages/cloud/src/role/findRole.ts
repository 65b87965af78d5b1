/**
 * Finds a role by its ARN. IAM finds roles by name, and names are unique across paths: a role of
 * the same name with another path is another role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
import { type RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Role } from '../aws/Iam.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'

/** Returns the role as GetRole returns it; none when there is no such role. */
export const findRole = (aws: Aws, roleArn: RoleArn): CloudTask<O.Option<Role>> =>
  pipe(
    aws.iam.getRole({ RoleName: partsOfRoleArn(roleArn).name }),
    TE.map(({ Role: role }) => (role?.Arn === roleArn ? O.some(role) : O.none)),
    orWhen(hasCode('NoSuchEntity'), O.none),
  )
