/**
 * Folds the events of all streams, in order of position, into what the store derives from them:
 * versions, standings and claims.
 */
import { type OnboardingStanding, standingOf } from '@byoa/application'
import {
  type Claim,
  type OnboardingId,
  type OnboardingState,
  claimChangesOf,
  decodeEvent,
  evolve,
  initialState,
  withClaimChanges,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** A stream as its events make it. */
export interface FoldedStream {
  /** The position of its first event. */
  readonly position: number
  readonly version: number
  readonly state: OnboardingState
  readonly standing: OnboardingStanding
  /** Claim key → claim. */
  readonly claims: ReadonlyMap<string, Claim>
}

export type FoldedStreams = Map<OnboardingId, FoldedStream>

/** An event with its place. */
export interface PlacedEvent {
  readonly position: number
  readonly stream: OnboardingId
  readonly version: number
  readonly event: unknown
}

const problemOf = ({ stream, version }: PlacedEvent, problem: string): string =>
  `event ${version} of ${stream} ${problem}`

/**
 * Adds an event to its stream. Left says what is wrong with it: it does not follow the event
 * before, or this release cannot read it.
 */
export const foldEvent = (streams: FoldedStreams, placed: PlacedEvent): E.Either<string, void> => {
  const { position, stream, version } = placed
  const known = streams.get(stream)
  const expected = (known?.version ?? 0) + 1
  if (version !== expected) {
    return E.left(problemOf(placed, `follows event ${expected - 1}: event ${expected} is missing`))
  }
  return pipe(
    decodeEvent(placed.event),
    E.bimap(
      (error) =>
        problemOf(
          placed,
          error._tag === 'UnknownSchemaVersion'
            ? `has schema version ${JSON.stringify(error.found)}, which this release cannot read`
            : 'is not as its type says',
        ),
      (event) => {
        const before = known?.state ?? initialState
        const state = evolve(before, event)
        streams.set(stream, {
          position: known?.position ?? position,
          version,
          state,
          standing: standingOf(state, event.at),
          claims: withClaimChanges(known?.claims ?? new Map(), claimChangesOf(before, event)),
        })
      },
    ),
  )
}
