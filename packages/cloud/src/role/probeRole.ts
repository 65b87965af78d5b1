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
import type { ProbeRoleInput } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { RoleArn } from '@byoa/core/iam/identity'
import type { ProbeAnswer } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Cloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { keepLatest } from '../sessions/keepLatest.ts'
import { lookUntil, pause } from '../waiting/Waiter.ts'

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

export interface Prober extends Cloud {
  readonly sessionName: string
  readonly knownRoles: KnownRoles
}

/** After so long a role may have been made anew. */
const knownSeconds = 600

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
      keepLatest(roles, roleArn, { known, at: now() })
    },
  }
}

// operations

const askOnce = (
  { aws, sessionName }: Prober,
  { roleArn, externalId }: ProbeRoleInput,
): CloudTask<ProbeAnswer> =>
  pipe(
    aws.assumeRole({
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      DurationSeconds: probeSeconds,
      ...omitUndefined({ ExternalId: externalId }),
    }),
    TE.map((): ProbeAnswer => 'allowed'),
    orWhen(hasCode('AccessDenied'), 'refused'),
  )

/**
 * Gives a change of the trust policy time to arrive, where the first answer is not the wanted one.
 */
const pauseAfter = (
  { waiter }: Prober,
  { roleArn }: ProbeRoleInput,
  answer: ProbeAnswer,
): TE.TaskEither<never, void> =>
  answer === 'allowed' && waiter.patience.iam.atMostSeconds > 0
    ? TE.fromTask(pause(waiter, { for: 'iam', subject: roleArn }, waiter.wait.now()))
    : TE.right(undefined)

/**
 * Asks twice, with a pause when the first answer was not the one that must be; the later answer
 * counts.
 */
const askTwice = (prober: Prober, input: ProbeRoleInput): CloudTask<ProbeAnswer> =>
  pipe(
    askOnce(prober, input),
    TE.flatMap((answer) => pauseAfter(prober, input, answer)),
    TE.flatMap(() => askOnce(prober, input)),
  )

const noteKnown = (
  { knownRoles }: Prober,
  { roleArn, externalId }: ProbeRoleInput,
  answer: ProbeAnswer,
): void =>
  knownRoles.note(roleArn, answer === 'allowed' && externalId !== undefined ? { externalId } : {})

/** Asks until the role lets us in, or has had all the time that it may need. */
const becomeKnown = (prober: Prober, input: ProbeRoleInput): CloudTask<ProbeAnswer> =>
  pipe(
    lookUntil(
      prober.waiter,
      { for: 'iam', subject: input.roleArn, isReached: (seen) => seen === 'allowed' },
      askOnce(prober, input),
    ),
    TE.tapIO((answer) => () => noteKnown(prober, input, answer)),
  )

/** Probes a role with the given ID, or without one. The ID that must work comes first. */
export const probeRole = (prober: Prober, input: ProbeRoleInput): CloudTask<ProbeAnswer> =>
  input.externalId === undefined
    ? askTwice(prober, input)
    : pipe(
        TE.fromIO(() => prober.knownRoles.find(input.roleArn)),
        TE.flatMap((known) => {
          if (known === undefined) return becomeKnown(prober, input)
          return known.externalId === input.externalId
            ? askOnce(prober, input)
            : askTwice(prober, input)
        }),
      )
