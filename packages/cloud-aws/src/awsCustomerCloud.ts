/** The customer's account through the customer's role, on the AWS SDK. */
import type { CustomerAccess, CustomerCloud, CustomerCloudError } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam/identity'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import {
  type CustomerClients,
  type CustomerSessions,
  type OpenSession,
  type SessionClients,
  customerSessions,
} from './clients/CustomerSessions.ts'
import type { IamCall } from './clients/IamCall.ts'
import { kindOfCode } from './failures/AwsErrorKind.ts'
import type { Answered, AwsFailure } from './failures/answered.ts'
import { regionNotEnabledCode } from './failures/classifyAwsError.ts'
import { ownFailure } from './failures/ownFailure.ts'
import { customerRoleDryRuns } from './permissions/customerRoleDryRuns.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { readTrustPolicy } from './role/readTrustPolicy.ts'
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
  ) => TE.TaskEither<CustomerCloudError, PermissionsPreflight>
}

/** What is done with a session. */
interface Use<A> {
  readonly operation: string
  readonly run: (clients: SessionClients) => Answered<A>
}

/** A refusal is an answer of the customer's account; anything else is a failure. */
const refusalOr = (failure: AwsFailure): CustomerCloudError => {
  const { action, code, message } = failure
  return action !== undefined && kindOfCode(code) === 'refused'
    ? { _tag: 'AccessRefused', action, message }
    : failure
}

/**
 * Tells whether AWS may answer so to the session of a role that was deleted, or was deleted and
 * created again: its permissions are gone, or the session itself is unknown.
 */
const isAnsweredWithoutRole = ({ code }: AwsFailure): boolean => {
  const kind = kindOfCode(code)
  return (
    kind === 'refused' ||
    kind === 'not-authenticated' ||
    code === regionNotEnabledCode ||
    code === 'RoleNotVisible'
  )
}

/**
 * A session just opened shows what the role is; one that was kept may be of a role that is gone.
 */
const mayBeOver = ({ isKept }: OpenSession, failure: AwsFailure): boolean =>
  kindOfCode(failure.code) === 'expired' || (isKept && isAnsweredWithoutRole(failure))

/**
 * Runs an operation inside the customer's account; once more in a new session when the present one
 * may be over.
 */
const inSession = <A>(
  sessions: CustomerSessions,
  access: CustomerAccess,
  { operation, run }: Use<A>,
): TE.TaskEither<CustomerCloudError, A> => {
  const opened = sessions.open(access, operation)
  const renewed = ({ forget }: OpenSession): Answered<A> =>
    pipe(
      TE.fromIO(forget),
      TE.flatMap(() => opened),
      TE.flatMap(run),
    )
  const runIn = (session: OpenSession): Answered<A> =>
    pipe(
      run(session),
      TE.orElse((failure) => (mayBeOver(session, failure) ? renewed(session) : TE.left(failure))),
    )
  return pipe(opened, TE.flatMap(runIn), TE.mapLeft(refusalOr))
}

const readOwnTrustPolicy = (call: IamCall, { roleArn }: CustomerAccess): Answered<string> =>
  pipe(
    readTrustPolicy(call, roleArn),
    TE.flatMapOption(identity, () =>
      ownFailure(call.operation, 'RoleNotVisible', `${roleArn} does not see itself`),
    ),
  )

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
  const using = <A>(
    access: CustomerAccess,
    name: keyof AwsCustomerCloud,
    run: (clients: SessionClients, operation: string) => Answered<A>,
  ): TE.TaskEither<CustomerCloudError, A> => {
    const operation = `CustomerCloud.${name}`
    return inSession(sessions, access, { operation, run: (clients) => run(clients, operation) })
  }
  return {
    describeVpc: (input) =>
      using(input, 'describeVpc', ({ ec2 }, operation) => describeVpc({ ec2, operation }, input)),
    describeRouteTables: (input) =>
      using(input, 'describeRouteTables', ({ ec2 }, operation) =>
        describeRouteTables({ ec2, operation }, input.routeTableIds),
      ),
    readTrustPolicy: (input) =>
      using(input, 'readTrustPolicy', ({ iam }, operation) =>
        readOwnTrustPolicy({ iam: iam(), operation }, input),
      ),
    preflightPermissions: (input) =>
      using(input, 'preflightPermissions', ({ ec2 }, operation) =>
        preflightPermissions({ ec2, operation }, customerRoleDryRuns, input),
      ),
  }
}
