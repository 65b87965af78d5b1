/** The customer's account through the customer's role, on the AWS SDK. */
import type { CustomerAccess, CustomerCloud, Failure } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import {
  type CustomerClients,
  type CustomerSessions,
  customerSessions,
} from './clients/CustomerSessions.ts'
import type { Ec2Call } from './clients/Ec2Call.ts'
import { kindOfCode } from './failures/AwsErrorKind.ts'
import type { Answered } from './failures/answered.ts'
import { customerRoleDryRuns } from './permissions/customerRoleDryRuns.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { describeRouteTables } from './routes/describeRouteTables.ts'
import { describeVpc } from './vpc/describeVpc.ts'
import { type Wait, systemWait } from './waiting/Wait.ts'

export interface AwsCustomerCloudOptions {
  readonly clients: CustomerClients
  /** The clock by which sessions end. */
  readonly wait?: Wait
  /** How Rescale shows in the customer's CloudTrail; absent: `rescale-byoa`. */
  readonly sessionName?: string
}

export interface AwsCustomerCloud extends CustomerCloud {
  /** Tells which of its calls the customer's role allows, as far as a dry run can. */
  readonly preflightPermissions: (
    input: CustomerAccess & { readonly vpcId: VpcId },
  ) => TaskEither<Failure, PermissionsPreflight>
}

/**
 * Runs an operation inside the customer's account; once more in a new session when the present one
 * turns out to be over.
 */
const inSession = async <A>(
  sessions: CustomerSessions,
  access: CustomerAccess,
  { operation, run }: { readonly operation: string; readonly run: (call: Ec2Call) => Answered<A> },
): Answered<A> => {
  const attempt = async (): Answered<A> => {
    const ec2 = await sessions.open(access, operation)
    return E.isLeft(ec2) ? ec2 : run({ ec2: ec2.right, operation })
  }
  const first = await attempt()
  if (E.isRight(first) || kindOfCode(first.left.code) !== 'expired') return first
  sessions.forget(access)
  return attempt()
}

/**
 * Builds the port. Sessions are opened with the external ID for an hour and kept in memory, nowhere
 * else.
 */
export const awsCustomerCloud = (options: AwsCustomerCloudOptions): AwsCustomerCloud => {
  const sessions = customerSessions({
    clients: options.clients,
    wait: options.wait ?? systemWait,
    sessionName: options.sessionName ?? 'rescale-byoa',
  })
  return {
    describeVpc: (input) => () =>
      inSession(sessions, input, {
        operation: 'CustomerCloud.describeVpc',
        run: (call) => describeVpc(call, input),
      }),
    describeRouteTables: (input) => () =>
      inSession(sessions, input, {
        operation: 'CustomerCloud.describeRouteTables',
        run: (call) => describeRouteTables(call, input.routeTableIds),
      }),
    preflightPermissions: (input) => () =>
      inSession(sessions, input, {
        operation: 'CustomerCloud.preflightPermissions',
        run: (call) => preflightPermissions(call, customerRoleDryRuns, input),
      }),
  }
}
