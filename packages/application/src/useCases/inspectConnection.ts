/** Inspects both ends of a connection in use, and restores Rescale's own routes. */
import type { ConnectionSnapshot } from '@byoa/core/inspection'
import type { Degraded, InUse, StateWithStack } from '@byoa/core/onboarding'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerCloudError } from '../ports/CustomerCloud.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { throughRole } from './access.ts'
import { give, inSequence } from './give.ts'
import { connectRescaleSide } from './routes.ts'
import { recordingRefusal } from './verification.ts'

/** An observed part of the connection, or why it could not be observed. */
type Part = TE.TaskEither<CustomerCloudError, ConnectionSnapshot>

const peeringPart = ({ rescaleCloud }: RescalePorts, state: InUse): Part =>
  state.peering === undefined
    ? TE.right({})
    : pipe(
        rescaleCloud.describePeerings({
          region: state.request.region,
          peeringIds: [state.peering.peeringId],
        }),
        TE.map(([peering]) => ({ peering })),
      )

const rescaleRoutesPart = ({ rescaleCloud }: RescalePorts, state: InUse): Part =>
  state.peering === undefined
    ? TE.right({})
    : pipe(
        rescaleCloud.describeRouteTables({
          region: state.request.region,
          routeTableIds: state.rescaleVpc.routeTableIds,
        }),
        TE.map((rescaleRouteTables) => ({ rescaleRouteTables })),
      )

const isRefused = ({ role }: StateWithStack): boolean =>
  role.outcome === 'rejected' && role.problems.includes('refused-with-external-id')

/** If the role cannot be assumed, nothing is visible; the probes show when it can be again. */
const vpcPart = ({ customerCloud }: RescalePorts, state: InUse): Part =>
  isRefused(state)
    ? TE.right({})
    : pipe(
        throughRole(state, (access) =>
          customerCloud.describeVpc({ ...access, vpcId: state.stack.vpcId }),
        ),
        TE.map(
          O.match(
            (): ConnectionSnapshot => ({ vpc: undefined }),
            (vpc) => ({ vpc, customerRouteTables: vpc.routeTables }),
          ),
        ),
      )

/** Observes every part, even if others fail. */
const partsOf = (
  ports: RescalePorts,
  state: InUse,
): T.Task<ReadonlyArray<E.Either<CustomerCloudError, ConnectionSnapshot>>> =>
  T.sequenceSeqArray([
    peeringPart(ports, state),
    rescaleRoutesPart(ports, state),
    vpcPart(ports, state),
  ])

const joined = (parts: ReadonlyArray<ConnectionSnapshot>): ConnectionSnapshot =>
  parts.reduce((seen, part) => ({ ...seen, ...part }), {})

/**
 * Inspects the connection: records the observations first, then refusals by the customer's account.
 * Left when a part could not be observed; the others are recorded.
 */
export const inspectConnection = (
  ports: RescalePorts,
  state: InUse,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    TE.fromTask(partsOf(ports, state)),
    TE.map(RA.separate),
    TE.flatMap(({ left: errors, right: parts }) =>
      errors.map(recordingRefusal(ports, state)).reduce(
        (recorded, refused) => TE.flatMap(inSequence(refused))(recorded),
        give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'RecordInspection', {
          began: state.changedAt,
          seen: joined(parts),
        }),
      ),
    ),
  )

/** Restores Rescale's own routes and DNS option, and inspects the connection again. */
export const repairConnection = (
  ports: RescalePorts,
  state: Degraded,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    connectRescaleSide(ports, state),
    TE.flatMap(() => inspectConnection(ports, state)),
  )
