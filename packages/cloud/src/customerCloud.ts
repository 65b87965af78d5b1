/** The customer's account through the customer's role. */
import type { CustomerAccess, CustomerCloud, CustomerCloudError } from '@byoa/application'
import type { Region, VpcId } from '@byoa/core/iam/identity'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from './aws/Aws.ts'
import type { CloudError, CloudTask } from './failures/CloudError.ts'
import { failureOf, kindOfError } from './failures/failureOf.ts'
import { operationError } from './failures/OperationError.ts'
import { customerRoleDryRuns } from './permissions/customerRoleDryRuns.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { readTrustPolicy } from './role/readTrustPolicy.ts'
import { describeRouteTables, routeTablesOfVpc } from './routes/describeRouteTables.ts'
import {
  type CustomerSessions,
  type OpenSession,
  customerSessions,
} from './sessions/CustomerSessions.ts'
import { describeVpc } from './vpc/describeVpc.ts'
import type { Wait } from './waiting/Wait.ts'

export interface CustomerCloudOptions {
  /** AWS with Rescale's own credentials; the customer's roles are assumed with them. */
  readonly awsFor: (region: Region) => Aws
  /** The clock that decides when sessions expire. */
  readonly wait: Pick<Wait, 'now'>
  /** The session name in the customer's CloudTrail; absent: `rescale-byoa`. */
  readonly sessionName?: string
}

export interface CustomerCloudWithPreflight extends CustomerCloud {
  /** Returns which calls the customer's role allows, as far as dry runs show it. */
  readonly preflightPermissions: (
    input: CustomerAccess & { readonly vpcId: VpcId },
  ) => TE.TaskEither<CustomerCloudError, PermissionsPreflight>
}

/** A refusal by the customer's account is a result; any other error is a failure. */
const refusalOrFailure =
  (operation: string) =>
  (error: CloudError): CustomerCloudError => {
    const { message } = error
    return error._tag === 'AwsError' && kindOfError(error) === 'refused'
      ? { _tag: 'AccessRefused', action: error.action, message }
      : failureOf(operation)(error)
  }

/**
 * Returns whether AWS may return this error to the session of a role that was deleted, or deleted
 * and created again: its permissions are gone, or the session itself is unknown.
 */
const isAnsweredWithoutRole = (error: CloudError): boolean => {
  if (error._tag === 'OperationError') return error.code === 'RoleNotVisible'
  const kind = kindOfError(error)
  return kind === 'refused' || kind === 'not-authenticated' || kind === 'region-not-enabled'
}

/** A new session reflects the current role; a cached session may belong to a role that is gone. */
const mayBeOver = ({ isKept }: OpenSession, error: CloudError): boolean =>
  (error._tag === 'AwsError' && kindOfError(error) === 'expired') ||
  (isKept && isAnsweredWithoutRole(error))

/**
 * Runs an operation in the customer's account; again in a new session if the cached session may be
 * invalid.
 */
const inSession = <A>(
  sessions: CustomerSessions,
  access: CustomerAccess,
  run: (aws: Aws) => CloudTask<A>,
): CloudTask<A> => {
  const opened: CloudTask<OpenSession> = sessions.open(access)
  const renewed = ({ forget }: OpenSession): CloudTask<A> =>
    pipe(
      TE.fromIO(forget),
      TE.flatMap(() => opened),
      TE.flatMap(({ aws }) => run(aws)),
    )
  const runIn = (session: OpenSession): CloudTask<A> =>
    pipe(
      run(session.aws),
      TE.orElse((error) => (mayBeOver(session, error) ? renewed(session) : TE.left(error))),
    )
  return pipe(opened, TE.flatMap(runIn))
}

const readOwnTrustPolicy = (aws: Aws, { roleArn }: CustomerAccess): CloudTask<string> =>
  pipe(
    readTrustPolicy(aws, roleArn),
    TE.flatMapOption(identity, () =>
      operationError('RoleNotVisible', `${roleArn} is not visible to itself`),
    ),
  )

/**
 * Builds the port. Sessions are opened with the external ID for an hour and cached in memory only.
 */
export const customerCloud = (options: CustomerCloudOptions): CustomerCloudWithPreflight => {
  const { awsFor, wait, sessionName = 'rescale-byoa' } = options
  const sessions = customerSessions({ awsFor, wait, sessionName })
  const operation =
    <Input extends CustomerAccess, A>(
      name: keyof CustomerCloudWithPreflight,
      run: (aws: Aws, input: NoInfer<Input>) => CloudTask<A>,
    ) =>
    (input: Input): TE.TaskEither<CustomerCloudError, A> =>
      pipe(
        inSession(sessions, input, (aws) => run(aws, input)),
        TE.mapLeft(refusalOrFailure(`CustomerCloud.${name}`)),
      )
  return {
    describeVpc: operation('describeVpc', describeVpc),
    describeRouteTables: operation('describeRouteTables', (aws, input) =>
      'vpcId' in input
        ? routeTablesOfVpc(aws, input.vpcId)
        : describeRouteTables(aws, input.routeTableIds),
    ),
    readTrustPolicy: operation('readTrustPolicy', readOwnTrustPolicy),
    preflightPermissions: operation('preflightPermissions', (aws, input) =>
      preflightPermissions(aws, customerRoleDryRuns, input),
    ),
  }
}
