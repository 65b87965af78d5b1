/**
 * Rescale's two verifications of what the customer reported: the role's trust, and the VPC seen
 * through the role.
 */
import type { Built, StackReported } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CustomerAccess } from '../ports/CustomerCloud.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { probeRole } from './probeRole.ts'

/** How to enter the customer's account; after a rotation whose next ID works, with that one. */
export const accessOf = ({
  stack,
  setup,
  request,
  rotation,
}: Pick<Built, 'stack' | 'setup' | 'request' | 'rotation'>): CustomerAccess => ({
  roleArn: stack.roleArn,
  externalId:
    rotation?.probed?.nextExternalId === 'allowed' ? rotation.nextExternalId : setup.externalId,
  region: request.region,
})

/** Probes the role and records the answers. */
export const verifyRole =
  (ports: RescalePorts, state: Built): TaskEither<OnboardingError, Handled> =>
  async () => {
    const probed = await probeRole(ports, state)()
    if (E.isLeft(probed)) return probed
    const giver = { ports, onboardingId: state.onboardingId, by: 'rescale' } as const
    return give(giver, 'RecordRoleProbe', probed.right)()
  }

/** Looks at the VPC and records what is there. */
export const inspectVpc =
  (ports: RescalePorts, state: StackReported): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { vpcId } = state.stack
    const seen = await ports.customerCloud.describeVpc({ ...accessOf(state), vpcId })()
    if (E.isLeft(seen)) return seen
    const giver = { ports, onboardingId: state.onboardingId, by: 'rescale' } as const
    return give(giver, 'RecordVpcInspection', {
      vpcId,
      ...(O.isNone(seen.right) ? {} : { vpc: seen.right.value }),
    })()
  }
