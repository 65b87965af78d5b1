import type { Ipv4Cidr } from '@byoa/core/network'
import type { VpcId } from '@byoa/core/iam/identity'
import type { Claim, OnboardingEvent, OnboardingId, OnboardingStatus } from '@byoa/core/onboarding'
import type { Instant, Party } from '@byoa/core/values'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'
import type { OnboardingSummary } from './OnboardingSummary.ts'

/** The events of one stream; `version` is their number, 0 for a stream that does not exist. */
export interface Stream {
  readonly version: number
  readonly events: ReadonlyArray<OnboardingEvent>
}

export interface Commit {
  readonly stream: OnboardingId
  readonly expectedVersion: number
  readonly events: ReadonlyArray<OnboardingEvent>
  /** Facts to claim for this stream; a CIDR must not overlap another claimed on its Rescale VPC. */
  readonly claim: ReadonlyArray<Claim>
  /** Facts to release before claiming; releasing what this stream does not hold is a no-op. */
  readonly release: ReadonlyArray<Claim>
  /**
   * Identifies the commit: repeated after its answer was lost, it returns the version again instead
   * of a conflict. Absent: every run is another commit.
   */
  readonly commitId?: string
}

/** An event with its place in the order of the events of all streams. */
export interface RecordedEvent {
  /** Increases with every event; positions can be missing. */
  readonly position: number
  readonly onboardingId: OnboardingId
  /** The place in its stream, from 1. */
  readonly version: number
  readonly event: OnboardingEvent
}

/** The first events after a position; 0 for the beginning. */
export interface ReadAllInput {
  readonly after: number
  readonly limit: number
}

/** Which onboardings to list; without conditions, all of them. */
export interface ListOnboardingsInput {
  readonly status?: OnboardingStatus
  /** Only those in which this party has something to do. */
  readonly waitingFor?: Party
  /** Only those with a deadline before this time. */
  readonly dueBefore?: Instant
  /** Only those created after the onboarding of this position; 0 for the first page. */
  readonly after: number
  readonly limit: number
}

/** Somebody else appended to the stream since it was read. */
export interface VersionConflict {
  readonly _tag: 'VersionConflict'
  readonly expectedVersion: number
  readonly actualVersion: number
}

/** Another stream holds the claim, or a CIDR that overlaps the claimed CIDR. */
export interface ClaimTaken {
  readonly _tag: 'ClaimTaken'
  readonly claim: Claim
  readonly heldBy: OnboardingId
}

export type CommitError = Failure | VersionConflict | ClaimTaken

export interface HeldCidr {
  readonly cidr: Ipv4Cidr
  readonly onboardingId: OnboardingId
}

/** Streams of events with claims that are unique across them. */
export interface OnboardingStore {
  readonly read: (stream: OnboardingId) => TaskEither<Failure, Stream>
  /** Appends events and changes claims atomically; returns the new version. */
  readonly commit: (commit: Commit) => TaskEither<CommitError, number>
  /** Who holds exactly this claim. */
  readonly holderOf: (claim: Claim) => TaskEither<Failure, Option<OnboardingId>>
  /** Every CIDR claimed on a Rescale VPC, in address order. */
  readonly heldCidrs: (rescaleVpcId: VpcId) => TaskEither<Failure, ReadonlyArray<HeldCidr>>
  /** Every stream, in order of creation. */
  readonly streams: TaskEither<Failure, ReadonlyArray<OnboardingId>>
  /** Onboardings in order of creation, a page at a time; the last position is the next `after`. */
  readonly list: (
    input: ListOnboardingsInput,
  ) => TaskEither<Failure, ReadonlyArray<OnboardingSummary>>
  /**
   * Events of all streams in order of position. None appears later below a position that was
   * returned, so a reader that continues after the last position misses none.
   */
  readonly readAll: (input: ReadAllInput) => TaskEither<Failure, ReadonlyArray<RecordedEvent>>
}
