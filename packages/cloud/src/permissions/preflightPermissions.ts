/**
 * Tests what credentials allow without performing it: EC2 answers every dry run with an error, and
 * the code shows whether the call is allowed. Actions without a dry run are simulated by IAM, if
 * the caller may use the simulator. Only permissions are tested, not quotas or state.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { AwsError } from '../aws/AwsError.ts'
import type { Ec2 } from '../aws/Ec2.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { isRetryable, kindOfError } from '../failures/failureOf.ts'
import type { PermissionCheck } from './PermissionCheck.ts'
import { simulatePermissions } from './simulatePermissions.ts'

// model

/** An action that has no dry run and was not simulated. */
export interface NotCovered {
  readonly action: string
  readonly reason: string
}

export interface PermissionsPreflight {
  readonly checks: ReadonlyArray<PermissionCheck>
  readonly notCovered: ReadonlyArray<NotCovered>
}

/** A call with `DryRun` set, on known resources. */
export interface DryRun<Subject> {
  readonly action: `ec2:${string}`
  readonly ask: (ec2: Ec2, subject: Subject) => TE.TaskEither<AwsError, unknown>
  /** Whether the subject needs the action; absent: always. */
  readonly isNeeded?: (subject: Subject) => boolean
}

/** The dry runs of one party, and the actions without a dry run. */
export interface DryRuns<Subject> {
  readonly runs: ReadonlyArray<DryRun<Subject>>
  readonly notCovered: ReadonlyArray<NotCovered>
  /**
   * Whether the other actions are simulated; a role that Rescale assumes may not use the simulator.
   */
  readonly simulatesRest: boolean
}

// operations

/** Returns the result of a dry run from its error; Left when the error does not show it. */
const checkOfError = (error: AwsError): E.Either<AwsError, PermissionCheck> => {
  const { action, code, message } = error
  const kind = kindOfError(error)
  if (kind === 'dry-run-allowed') return E.right({ action, answer: 'allowed' })
  if (kind === 'refused') return E.right({ action, answer: 'refused', code, message })
  return isRetryable(error) || kind === 'region-not-enabled'
    ? E.left(error)
    : E.right({ action, answer: 'unknown', code })
}

/** Makes a dry run. Left when AWS does not answer, or the Region is not enabled. */
export const permissionOf = (
  action: string,
  dryRun: TE.TaskEither<AwsError, unknown>,
): CloudTask<PermissionCheck> =>
  pipe(
    dryRun,
    TE.map((): PermissionCheck => ({ action, answer: 'allowed' })),
    TE.orElse((error) => TE.fromEither(checkOfError(error))),
  )

const actionsOf = (all: ReadonlyArray<{ readonly action: string }>): ReadonlyArray<string> =>
  all.map(({ action }) => action)

/** Tests each permission. Left when AWS does not answer, or the Region is not enabled. */
export const preflightPermissions = <Subject>(
  aws: Aws,
  { runs, notCovered, simulatesRest }: DryRuns<Subject>,
  subject: Subject,
): CloudTask<PermissionsPreflight> =>
  pipe(
    TE.Do,
    TE.bind('tried', () =>
      TE.traverseArray(({ action, ask }: DryRun<Subject>) =>
        permissionOf(action, ask(aws.ec2, subject)),
      )(runs.filter(({ isNeeded }) => isNeeded === undefined || isNeeded(subject))),
    ),
    TE.bind('simulated', () =>
      simulatesRest ? simulatePermissions(aws, actionsOf(notCovered)) : TE.right([]),
    ),
    TE.let('covered', ({ simulated }) => new Set(actionsOf(simulated))),
    TE.map(({ tried, simulated, covered }) => ({
      checks: [...tried, ...simulated],
      notCovered: notCovered.filter(({ action }) => !covered.has(action)),
    })),
  )
