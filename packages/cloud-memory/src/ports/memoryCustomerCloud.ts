import type { CustomerAccess, CustomerCloud } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RescaleInfrastructure } from '../rescale/RescaleInfrastructure.ts'
import { inSession } from './inSession.ts'
import type { Exchange, Send } from './Exchange.ts'
import { describeTables } from './describeTables.ts'
import { describeVpc } from './describeVpc.ts'
import { findRole } from './findRole.ts'
import { rescaleLine } from './memoryRescaleCloud.ts'
import { type Result, accessTask, portError } from './portFailure.ts'

const readTrustPolicy = (send: Send, { roleArn }: CustomerAccess): Result<string> =>
  pipe(
    findRole(send, roleArn),
    E.flatMap((role) =>
      role === undefined
        ? portError('RoleNotVisible', `the role ${roleArn} does not see itself`, true)
        : E.right(role.AssumeRolePolicyDocument),
    ),
  )

/**
 * The customer's account through its role, in memory: every call is weighed by the policies of the
 * role.
 */
export const memoryCustomerCloud = (
  exchange: Exchange,
  rescale: RescaleInfrastructure,
): CustomerCloud => {
  const task = <Input extends CustomerAccess, A>(
    name: keyof CustomerCloud,
    run: (send: Send, input: Input) => Result<A>,
  ) => {
    const operation = `CustomerCloud.${name}`
    return (input: Input) =>
      accessTask(operation, () =>
        inSession(exchange, {
          line: rescaleLine(rescale, input.region, operation),
          access: input,
          run: (send) => run(send, input),
        }),
      )
  }
  return {
    describeVpc: task('describeVpc', (send, input) => describeVpc(send, input)),
    describeRouteTables: task('describeRouteTables', (send, { routeTableIds }) =>
      describeTables(send, routeTableIds),
    ),
    readTrustPolicy: task('readTrustPolicy', readTrustPolicy),
  }
}
