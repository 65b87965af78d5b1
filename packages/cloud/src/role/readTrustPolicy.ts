import type { RoleArn } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { findRole } from './findRole.ts'

/** Returns the trust policy of a role, URL-encoded as from GetRole; none without the role. */
export const readTrustPolicy = (aws: Aws, roleArn: RoleArn): CloudTask<O.Option<string>> =>
  pipe(
    findRole(aws, roleArn),
    TE.map(O.map(({ AssumeRolePolicyDocument }) => AssumeRolePolicyDocument ?? '')),
  )
