/**
 * Rescale's verification of the customer's report: the role by probes, its trust policy by reading
 * it, the VPC through the role.
 */
import { omitUndefined } from '@byoa/core/codec'
import { type StateWithStack, type WithStack, hasStack } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerCloudError } from '../ports/CustomerCloud.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { throughRole } from './access.ts'
import { type Submitter, give, inSequence } from './give.ts'
import { probeRole } from './probeRole.ts'

const rescale = (
  ports: RescalePorts,
  { onboardingId }: Pick<WithStack, 'onboardingId'>,
): Submitter => ({
  ports,
  onboardingId,
  by: 'rescale',
})

/** Reads the trust policy if the role can read itself. */
const readTrust = (
  ports: RescalePorts,
  state: WithStack,
): TE.TaskEither<OnboardingError, O.Option<string>> =>
  pipe(
    throughRole(state, ports.customerCloud.readTrustPolicy),
    TE.map(O.some),
    TE.orElse((error) => (error._tag === 'AccessRefused' ? TE.right(O.none) : TE.left(error))),
  )

const verifyTrust = (
  ports: RescalePorts,
  state: WithStack,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    readTrust(ports, state),
    TE.flatMap((trustPolicy) =>
      give(rescale(ports, state), 'RecordRoleTrust', {
        began: state.changedAt,
        roleArn: state.stack.roleArn,
        ...omitUndefined({ trustPolicy: O.toUndefined(trustPolicy) }),
      }),
    ),
  )

/** Probes the role and records the results; reads its trust policy when Rescale can assume it. */
export const verifyRole = (
  ports: RescalePorts,
  state: StateWithStack,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    probeRole(ports, state),
    TE.bindTo('probe'),
    TE.bind('probed', ({ probe }) =>
      give(rescale(ports, state), 'RecordRoleProbe', { ...probe, began: state.changedAt }),
    ),
    TE.flatMap(({ probe, probed }) =>
      hasStack(probed.state) &&
      (probe.probe.withExternalId === 'allowed' || probe.withNextExternalId === 'allowed')
        ? inSequence(verifyTrust(ports, probed.state))(probed)
        : TE.right(probed),
    ),
  )

/** Records that the customer's account refused a call; any other error stays one. */
export const recordingRefusal =
  (ports: RescalePorts, state: Pick<WithStack, 'onboardingId' | 'stack' | 'changedAt'>) =>
  (error: CustomerCloudError | OnboardingError): TE.TaskEither<OnboardingError, CommandResult> =>
    error._tag === 'AccessRefused'
      ? give(rescale(ports, state), 'RecordAccessRefused', {
          began: state.changedAt,
          roleArn: state.stack.roleArn,
          action: error.action,
        })
      : TE.left(error)

/** Inspects the VPC and records what is there. */
export const inspectVpc = (
  ports: RescalePorts,
  state: StateWithStack,
): TE.TaskEither<OnboardingError, CommandResult> => {
  const { vpcId } = state.stack
  return pipe(
    throughRole(state, (access) => ports.customerCloud.describeVpc({ ...access, vpcId })),
    TE.flatMap((vpc): TE.TaskEither<CustomerCloudError | OnboardingError, CommandResult> =>
      give(rescale(ports, state), 'RecordVpcInspection', {
        began: state.changedAt,
        vpcId,
        ...omitUndefined({ vpc: O.toUndefined(vpc) }),
      }),
    ),
    TE.orElse(recordingRefusal(ports, state)),
  )
}
