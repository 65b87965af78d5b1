/**
 * Tests whether the customer's role admits Rescale with its external ID only: three calls that must
 * be allowed, refused and refused, and during a rotation a fourth with the next ID. The results
 * name the presented IDs.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import { omitUndefined } from '@byoa/core/codec'
import type { ProbeAnswer } from '@byoa/core/inspection'
import type { OnboardingCommandData, WithStack } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { RescalePorts } from './Onboardings.ts'

type Ports = Pick<RescalePorts, 'rescaleCloud' | 'ids'>
type Probed = OnboardingCommandData['RecordRoleProbe']

const probeWith = (
  { rescaleCloud }: Ports,
  { stack, request }: WithStack,
  externalId?: string,
): TE.TaskEither<Failure, ProbeAnswer> =>
  rescaleCloud.probeRole({
    roleArn: stack.roleArn,
    region: request.region,
    ...omitUndefined({ externalId }),
  })

/** An ID that no role expects: as random as a real ID. */
export const wrongExternalId = (ids: RescalePorts['ids']): string =>
  `wrong-${Array.from(ids.entropy(), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const probeNext = (
  ports: Ports,
  state: WithStack,
): TE.TaskEither<Failure, Pick<Probed, 'withNextExternalId' | 'nextExternalId'>> => {
  const nextExternalId = state.rotation?.nextExternalId
  return nextExternalId === undefined
    ? TE.right({})
    : pipe(
        probeWith(ports, state, nextExternalId),
        TE.map((withNextExternalId) => ({ withNextExternalId, nextExternalId })),
      )
}

/** Once the next ID of a rotation has worked, it must go on to; the other one may be refused. */
const isNextProven = ({ rotation }: WithStack): boolean =>
  rotation?.probed?.nextExternalId === 'allowed'

/** The IDs that may work, first the one that must. */
const probeKnown = (ports: Ports, state: WithStack) => {
  const current = () => probeWith(ports, state, state.setup.externalId)
  const next = () => probeNext(ports, state)
  return isNextProven(state)
    ? pipe(TE.Do, TE.bind('next', next), TE.bind('withExternalId', current))
    : pipe(TE.Do, TE.bind('withExternalId', current), TE.bind('next', next))
}

/**
 * Probes the role, first with the ID that must work: until it does, refusals of the others prove
 * nothing, and are waited for.
 */
export const probeRole = (ports: Ports, state: WithStack): TE.TaskEither<Failure, Probed> =>
  pipe(
    probeKnown(ports, state),
    TE.bind('withoutExternalId', () => probeWith(ports, state)),
    TE.bind('withWrongExternalId', () => probeWith(ports, state, wrongExternalId(ports.ids))),
    TE.map(({ next, ...probe }) => ({
      roleArn: state.stack.roleArn,
      externalId: state.setup.externalId,
      probe,
      ...next,
    })),
  )
