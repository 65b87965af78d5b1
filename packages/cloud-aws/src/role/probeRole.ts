/**
 * Tries to assume a customer's role, only to learn the answer. A refusal has one word for
 * everything: a wrong external ID, a missing role, and a role that is too new to be known. So a
 * refusal of an ID counts only once the role has had time to become known; when it has let somebody
 * in, or that time was waited, there is nothing more to wait for.
 *
 * A probe that should be refused, without an ID or with another one than let us in, is made twice,
 * and the later answer counts: a change of the trust policy takes seconds to arrive everywhere.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts'
import type { ProbeRoleInput } from '@byoa/application'
import type { RoleArn } from '@byoa/core/iam'
import type { ProbeAnswer } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { type Waiter, lookUntil, pause } from '../waiting/Waiter.ts'

// model

/** A role that STS has had time to learn of, with the ID that it let in, if any. */
export interface KnownRole {
  readonly externalId?: string
}

/** The roles that were probed lately. */
export interface KnownRoles {
  readonly find: (roleArn: RoleArn) => KnownRole | undefined
  readonly note: (roleArn: RoleArn, known: KnownRole) => void
}

export interface Prober {
  readonly waiter: Waiter
  readonly sts: STSClient
  readonly sessionName: string
  readonly knownRoles: KnownRoles
  readonly operation: string
}

/** After so long a role may have been made anew. */
const knownSeconds = 600
const knownAtMost = 1000

/** The shortest session there is: nobody uses it. */
const probeSeconds = 900

// constructors

/** Remembers roles for ten minutes, on the given clock. */
export const knownRolesOn = (now: () => number): KnownRoles => {
  const roles = new Map<RoleArn, { readonly known: KnownRole; readonly at: number }>()
  return {
    find: (roleArn) => {
      const role = roles.get(roleArn)
      return role !== undefined && now() - role.at < knownSeconds * 1000 ? role.known : undefined
    },
    note: (roleArn, known) => {
      roles.delete(roleArn)
      roles.set(roleArn, { known, at: now() })
      const [oldest] = roles.keys()
      if (roles.size > knownAtMost && oldest !== undefined) roles.delete(oldest)
    },
  }
}

// operations

const askOnce = async (
  { sts, sessionName, operation }: Prober,
  { roleArn, externalId }: ProbeRoleInput,
): Answered<ProbeAnswer> => {
  const assumed = await answered(operation, () =>
    sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName,
        DurationSeconds: probeSeconds,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      }),
    ),
  )
  if (E.isRight(assumed)) return E.right('allowed')
  return isSameCode(assumed.left.code, 'AccessDenied') ? E.right('refused') : assumed
}

/**
 * Asks twice, with a pause when the first answer was not the one that must be; the later answer
 * counts.
 */
const askTwice = async (prober: Prober, input: ProbeRoleInput): Answered<ProbeAnswer> => {
  const { waiter } = prober
  const first = await askOnce(prober, input)
  if (E.isLeft(first)) return first
  if (first.right === 'allowed' && waiter.patience.iam.atMostSeconds > 0) {
    await pause(waiter, { for: 'iam', subject: input.roleArn }, waiter.wait.now())
  }
  return askOnce(prober, input)
}

/** Asks until the role lets us in, or has had all the time that it may need. */
const becomeKnown = async (prober: Prober, input: ProbeRoleInput): Answered<ProbeAnswer> => {
  const answer = await lookUntil(
    prober.waiter,
    { for: 'iam', subject: input.roleArn, isReached: (seen) => seen === 'allowed' },
    () => askOnce(prober, input),
  )
  if (E.isLeft(answer)) return answer
  const { externalId } = input
  const isIn = answer.right === 'allowed' && externalId !== undefined
  prober.knownRoles.note(input.roleArn, isIn ? { externalId } : {})
  return answer
}

/** Probes a role with the given ID, or without one. The ID that must work comes first. */
export const probeRole = (prober: Prober, input: ProbeRoleInput): Answered<ProbeAnswer> => {
  if (input.externalId === undefined) return askTwice(prober, input)
  const known = prober.knownRoles.find(input.roleArn)
  if (known === undefined) return becomeKnown(prober, input)
  return known.externalId === input.externalId ? askOnce(prober, input) : askTwice(prober, input)
}
