/**
 * Tries to assume a customer's role, only to learn the result. STS refuses with the same code for a
 * wrong external ID, a missing role, and a role that has not propagated yet. So a refusal counts
 * only once the role has had time to propagate, or has been assumed.
 *
 * A probe that should be refused, without an ID or with another ID than the one that works, is
 * repeated, and the later answer counts: a change of the trust policy takes seconds to propagate.
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

/** A role that has had time to propagate, with the ID that worked, if any. */
export interface KnownRole {
  readonly externalId?: string
}

/** The recently probed roles. */
export interface KnownRoles {
  readonly find: (roleArn: RoleArn) => KnownRole | undefined
  readonly note: (roleArn: RoleArn, known: KnownRole) => void
}

export interface Prober extends Cloud {
  readonly sessionName: string
  readonly knownRoles: KnownRoles
}

/** After this time a role may have been created again. */
const knownSeconds = 600

/** The shortest possible session, since it is not used. */
const probeSeconds = 900

// constructors

/** Remembers probed roles for ten minutes, on the given clock. */
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
 * Waits for a change of the trust policy to propagate, if the first answer is not the wanted one.
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
 * Probes twice, with a pause if the first answer was not the required one; the later answer counts.
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

/** Probes until the role can be assumed, or has had enough time to propagate. */
const becomeKnown = (prober: Prober, input: ProbeRoleInput): CloudTask<ProbeAnswer> =>
  pipe(
    lookUntil(
      prober.waiter,
      { for: 'iam', subject: input.roleArn, isReached: (seen) => seen === 'allowed' },
      askOnce(prober, input),
    ),
    TE.tapIO((answer) => () => noteKnown(prober, input, answer)),
  )

/** Probes a role with the given ID, or without an ID. Probe with the ID that must work first. */
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
