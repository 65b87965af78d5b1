/**
 * Learns what a set of credentials may do without doing it: EC2 answers a dry run with an error
 * either way, and which error it is tells. Nothing but permission is checked by it: not quotas, not
 * state.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import * as E from 'fp-ts/lib/Either.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
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

const checkOf = async <Subject>(
  { ec2, operation }: Ec2Call,
  { action, send }: DryRun<Subject>,
  subject: Subject,
): Answered<PermissionCheck> => {
  const answer = await answered(operation, () => send(ec2, subject))
  if (E.isRight(answer)) return E.right({ action, answer: 'allowed' })
  const { code, retryable } = answer.left
  const kind = kindOfCode(code)
  if (kind === 'dry-run-allowed') return E.right({ action, answer: 'allowed' })
  if (kind === 'refused') return E.right({ action, answer: 'refused', code })
  return retryable || code === regionNotEnabledCode
    ? answer
    : E.right({ action, answer: 'unknown', code })
}

/** Asks for each permission. Left when AWS does not answer, or the Region is not enabled. */
export const preflightPermissions = async <Subject>(
  call: Ec2Call,
  { runs, notCovered }: DryRuns<Subject>,
  subject: Subject,
): Answered<PermissionsPreflight> => {
  const checks = await Promise.all(runs.map((run) => checkOf(call, run, subject)))
  const sequenced = E.sequenceArray(checks)
  return E.isLeft(sequenced) ? sequenced : E.right({ checks: sequenced.right, notCovered })
}
