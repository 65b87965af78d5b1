/**
 * Learns whether the customer's role lets in Rescale with its external ID and nobody else: three
 * calls that must answer allowed, refused, refused, and during a rotation a fourth with the next
 * ID.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import type { ProbeAnswer } from '@byoa/core/inspection'
import type { Built, OnboardingCommandData } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { RescalePorts } from './Onboardings.ts'

type Ports = Pick<RescalePorts, 'rescaleCloud' | 'ids'>
type Probed = OnboardingCommandData['RecordRoleProbe']

const probeWith = (
  { rescaleCloud }: Ports,
  { stack, request }: Built,
  externalId?: string,
): TaskEither<Failure, ProbeAnswer> =>
  rescaleCloud.probeRole({
    roleArn: stack.roleArn,
    region: request.region,
    ...(externalId === undefined ? {} : { externalId }),
  })

/** An ID that no role can be waiting for: as random as a real one. */
const wrongExternalId = (ids: RescalePorts['ids']): string =>
  `wrong-${Array.from(ids.entropy(), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/**
 * Probes the role, the ID that must work first: until it does, a refusal of the others says
 * nothing.
 */
export const probeRole =
  (ports: Ports, state: Built): TaskEither<Failure, Probed> =>
  async () => {
    const { stack, setup, rotation } = state
    const withExternalId = await probeWith(ports, state, setup.externalId)()
    if (E.isLeft(withExternalId)) return withExternalId
    const withNext =
      rotation === undefined ? undefined : await probeWith(ports, state, rotation.nextExternalId)()
    if (withNext !== undefined && E.isLeft(withNext)) return withNext
    const withoutExternalId = await probeWith(ports, state)()
    if (E.isLeft(withoutExternalId)) return withoutExternalId
    const withWrongExternalId = await probeWith(ports, state, wrongExternalId(ports.ids))()
    if (E.isLeft(withWrongExternalId)) return withWrongExternalId
    return E.right({
      roleArn: stack.roleArn,
      probe: {
        withExternalId: withExternalId.right,
        withoutExternalId: withoutExternalId.right,
        withWrongExternalId: withWrongExternalId.right,
      },
      ...(withNext === undefined ? {} : { withNextExternalId: withNext.right }),
    })
  }
