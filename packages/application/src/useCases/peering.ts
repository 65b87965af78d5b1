/** Rescale's part of the peering: requesting it and observing its status. */
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type {
  OnboardingCommandData,
  OnboardingRequest,
  StateWithStack,
  Verified,
} from '@byoa/core/onboarding'
import { addSeconds } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { RescaleCloud } from '../ports/RescaleCloud.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'

/**
 * A request that nobody accepts expires after 168 hours.
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-peering
 */
const requestLifeSeconds = 168 * 60 * 60

/** Allows DNS resolution over a peering with the credentials of one side, if it is agreed. */
export const allowAgreedDns = (
  { allowPeeringDns }: Pick<RescaleCloud, 'allowPeeringDns'>,
  { region, peeringDns = false }: Pick<OnboardingRequest, 'region' | 'peeringDns'>,
  peeringId: PeeringId,
): TE.TaskEither<Failure, void> =>
  peeringDns ? allowPeeringDns({ region, peeringId }) : TE.right(undefined)

/** Requests the peering, or finds the one requested before a crash, and records it. */
export const requestPeering = (
  ports: RescalePorts,
  { onboardingId, request, rescaleVpc, stack }: Verified,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    ports.rescaleCloud.requestPeering({
      onboardingId,
      region: request.region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerAccountId: request.accountId,
      customerVpcId: stack.vpcId,
    }),
    TE.flatMap(({ peeringId, expiresAt }) =>
      give({ ports, onboardingId, by: 'rescale' }, 'RecordPeeringRequested', {
        peeringId,
        expiresAt: expiresAt ?? addSeconds(ports.clock.now(), requestLifeSeconds),
        customerVpcId: stack.vpcId,
      }),
    ),
  )

/** The status in the description of a peering; a peering without description is not visible. */
export const peeringStatusOf = (
  peeringId: PeeringId,
  seen: PeeringSnapshot | undefined,
): OnboardingCommandData['RecordPeeringStatus'] => ({
  peeringId,
  status: seen?.status ?? 'not-visible',
  message: seen?.message ?? '',
})

/** Describes the peering and records its status. */
export const observePeering = (
  ports: RescalePorts,
  {
    onboardingId,
    request,
    peering,
    changedAt: began,
  }: Extract<StateWithStack, { readonly peering: unknown }>,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    ports.rescaleCloud.describePeerings({
      region: request.region,
      peeringIds: [peering.peeringId],
    }),
    TE.flatMap(([seen]) =>
      give({ ports, onboardingId, by: 'rescale' }, 'RecordPeeringStatus', {
        ...peeringStatusOf(peering.peeringId, seen),
        began,
      }),
    ),
  )
