/**
 * Learns what a set of credentials may do without doing it: EC2 answers a dry run with an error
 * either way, and which error it is tells. Nothing but permission is checked by it: not quotas, not
 * state.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import { regionNotEnabledCode } from '../failures/classifyAwsError.ts'

// model

export interface PermissionCheck {
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  /** `unknown`: the call was refused for another reason before its permission was looked at. */
  readonly answer: 'allowed' | 'refused' | 'unknown'
  /** AWS's code, where the answer is not `allowed`. */
  readonly code?: string
}

/** An action that no dry run can ask for. */
export interface NotCovered {
  readonly action: string
  readonly reason: string
}

export interface PermissionsPreflight {
  readonly checks: ReadonlyArray<PermissionCheck>
  readonly notCovered: ReadonlyArray<NotCovered>
}

/** A call with `DryRun` set, on what the caller has at hand. */
export interface DryRun<Subject> {
  readonly action: `ec2:${string}`
  readonly send: (ec2: EC2Client, subject: Subject) => Promise<unknown>
}

/** The dry runs of one party, and what they leave open. */
export interface DryRuns<Subject> {
  readonly runs: ReadonlyArray<DryRun<Subject>>
  readonly notCovered: ReadonlyArray<NotCovered>
}

// operations

/** Tells what a refused dry run says of the permission; Left when it says nothing of it. */
const checkOfFailure = (
  action: PermissionCheck['action'],
  failure: AwsFailure,
): E.Either<AwsFailure, PermissionCheck> => {
  const { code, retryable } = failure
  const kind = kindOfCode(code)
  if (kind === 'dry-run-allowed') return E.right({ action, answer: 'allowed' })
  if (kind === 'refused') return E.right({ action, answer: 'refused', code })
  return retryable || code === regionNotEnabledCode
    ? E.left(failure)
    : E.right({ action, answer: 'unknown', code })
}

const checkOf =
  <Subject>({ ec2, operation }: Ec2Call, subject: Subject) =>
  ({ action, send }: DryRun<Subject>): Answered<PermissionCheck> =>
    pipe(
      answered(operation, action, () => send(ec2, subject)),
      TE.map((): PermissionCheck => ({ action, answer: 'allowed' })),
      TE.orElse((failure) => TE.fromEither(checkOfFailure(action, failure))),
    )

/** Asks for each permission. Left when AWS does not answer, or the Region is not enabled. */
export const preflightPermissions = <Subject>(
  call: Ec2Call,
  { runs, notCovered }: DryRuns<Subject>,
  subject: Subject,
): Answered<PermissionsPreflight> =>
  pipe(
    runs,
    TE.traverseArray(checkOf(call, subject)),
    TE.map((checks) => ({ checks, notCovered })),
  )
