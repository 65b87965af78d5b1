/**
 * Observes the peerings of many onboardings at once: one request per Region, however many
 * onboardings there are. A failure of one onboarding or Region does not affect the others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { PeeringId, Region } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { Instant } from '@byoa/core/values'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { loadOnboarding } from './loadOnboarding.ts'
import { peeringStatusOf } from './peering.ts'

type Ports = Pick<RescalePorts, 'store' | 'rescaleCloud' | 'clock'>

/** An onboarding whose peering could not be observed, or recorded. */
export interface ObservationFailure {
  readonly onboardingId: OnboardingId
  readonly error: OnboardingError
}

export interface ObservedPeerings {
  readonly handled: ReadonlyArray<CommandResult>
  readonly failures: ReadonlyArray<ObservationFailure>
}

/** A peering to observe, and its onboarding. */
interface Observed {
  readonly onboardingId: OnboardingId
  readonly region: Region
  readonly peeringId: PeeringId
  readonly began: Instant
}

type Result<A> = E.Either<ObservationFailure, A>

const observedOf = (
  { store }: Ports,
  onboardingId: OnboardingId,
): T.Task<Result<Observed | undefined>> =>
  pipe(
    loadOnboarding(store, onboardingId),
    TE.bimap(
      (error) => ({ onboardingId, error }),
      ({ state }) =>
        'peering' in state && state.peering !== undefined
          ? {
              onboardingId,
              region: state.request.region,
              peeringId: state.peering.peeringId,
              began: state.changedAt,
            }
          : undefined,
    ),
  )

type Seen = ReadonlyMap<PeeringId, PeeringSnapshot>

const recordStatus =
  (ports: Ports, seen: Seen) =>
  ({ onboardingId, peeringId, began }: Observed): T.Task<Result<CommandResult>> =>
    pipe(
      give({ ports, onboardingId, by: 'rescale' }, 'RecordPeeringStatus', {
        ...peeringStatusOf(peeringId, seen.get(peeringId)),
        began,
      }),
      TE.mapLeft((error) => ({ onboardingId, error })),
    )

const describe = (
  { rescaleCloud }: Ports,
  peerings: RNEA.ReadonlyNonEmptyArray<Observed>,
): TE.TaskEither<Failure, Seen> =>
  pipe(
    rescaleCloud.describePeerings({
      region: peerings[0].region,
      peeringIds: peerings.map(({ peeringId }) => peeringId),
    }),
    TE.map((seen) => new Map(seen.map((one) => [one.peeringId, one]))),
  )

/** One request to the port, which may take several calls. */
const observeRegion =
  (ports: Ports) =>
  (peerings: RNEA.ReadonlyNonEmptyArray<Observed>): T.Task<ReadonlyArray<Result<CommandResult>>> =>
    pipe(
      describe(ports, peerings),
      TE.matchE(
        (error) => T.of(peerings.map(({ onboardingId }) => E.left({ onboardingId, error }))),
        (seen) => T.traverseSeqArray(recordStatus(ports, seen))(peerings),
      ),
    )

const byRegion = (
  observed: ReadonlyArray<Observed>,
): ReadonlyArray<RNEA.ReadonlyNonEmptyArray<Observed>> =>
  Object.values(RNEA.groupBy(({ region }: Observed) => region)(observed))

/**
 * Observes the peerings of these onboardings and records their status. Never Left: each onboarding
 * succeeds or fails by itself.
 */
export const observePeerings = (
  ports: Ports,
  onboardingIds: ReadonlyArray<OnboardingId>,
): TE.TaskEither<never, ObservedPeerings> =>
  pipe(
    onboardingIds,
    T.traverseSeqArray((onboardingId) => observedOf(ports, onboardingId)),
    T.map(RA.separate),
    T.bind('observed', ({ right }) =>
      T.traverseSeqArray(observeRegion(ports))(byRegion(right.filter((one) => one !== undefined))),
    ),
    T.map(({ left, observed }) => ({ left, recorded: RA.separate(observed.flat()) })),
    T.map(({ left, recorded }) =>
      E.right({ handled: recorded.right, failures: [...left, ...recorded.left] }),
    ),
  )
