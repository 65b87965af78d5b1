/** The peering with Rescale that corrections are about: from its notice, or looked up. */
import { type PeeringNotice, acceptPeering, stackAddressOf } from '@byoa/application'
import type { KnownPeering } from '@byoa/application/instructions'
import { PeeringId } from '@byoa/core/iam/identity'
import type { StackReport } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { CustomerSide } from './CustomerSide.ts'
import type { Agreed } from './readAgreed.ts'
import { knownStack } from './reportedStack.ts'

type Work<A> = TE.TaskEither<CommandError, A>

/** Returns the peering of a notice, with the route tables of the stack as they were reported. */
export const noticedPeering = (
  notice: PeeringNotice | undefined,
  report: Pick<StackReport, 'routeTableIds'> | undefined,
): KnownPeering | undefined =>
  notice && { ...notice, routeTableIds: report?.routeTableIds ?? notice.routeTableIds }

/** A peering of the VPC is active when it is Rescale's: only that one can be accepted. */
const asActive =
  ({ agreement }: Agreed, access: CustomerSide) =>
  (peeringId: PeeringId): Work<ReadonlyArray<PeeringId>> =>
    pipe(
      acceptPeering(access, agreement, peeringId),
      TE.map(({ status }) => (status === 'active' ? [peeringId] : [])),
      TE.orElse((failure) =>
        failure.code === 'UnexpectedRequester' ? TE.right([]) : TE.left(failure),
      ),
    )

const activePeering = (agreed: Agreed, access: CustomerSide): Work<PeeringId | undefined> =>
  pipe(
    access.console.findDependants(stackAddressOf(agreed.agreement)),
    TE.map((found) => found.map(({ resourceId }) => resourceId).filter(PeeringId.is)),
    TE.flatMap(TE.traverseSeqArray(asActive(agreed, access))),
    TE.map((active) => active.flat()[0]),
  )

/** Finds the peering of the stack with the Rescale VPC; two VPCs have at most one active. */
export const findPeering = (agreed: Agreed, access: CustomerSide): Work<KnownPeering | undefined> =>
  pipe(
    knownStack(agreed, access),
    TE.bindTo('stack'),
    TE.bind('peeringId', () => activePeering(agreed, access)),
    TE.map(
      ({ stack, peeringId }) =>
        stack &&
        peeringId && {
          peeringId,
          accepterVpcId: stack.vpcId,
          routeTableIds: stack.routeTableIds,
        },
    ),
  )
