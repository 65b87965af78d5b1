/** Where a run takes place, on AWS or in memory, and what differs there. */
import type { OnboardingStore, RequestDocument } from '@byoa/application'
import type * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import type { Parties } from '../../play/Parties.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import type { BothSides } from './BothSides.ts'
import type { RunResult } from './RunResult.ts'

/** Both sides, and the same as parties that act in turns. */
export interface OpenedRun {
  readonly sides: BothSides
  readonly parties: Parties
}

export interface RunPlace {
  /** Where the steps are recorded; absent when they are lost with the process. */
  readonly record?: string
  /** Says before the first step where both parties act; absent: in memory. */
  readonly prologue?: string
  /** Left when a request cannot be played here. */
  readonly examine: (document: RequestDocument) => E.Either<CommandError, unknown>
  /** How a run ends that is interrupted, before or after the first event. */
  readonly interruption: (isBegun: IO<boolean>) => Interruption
  /** Assembles both sides on the store; makes no call. */
  readonly open: (store: OnboardingStore) => OpenedRun
  /** Says what to do about the credentials of the party whose call has failed. */
  readonly advised: (error: CommandError) => CommandError
  /** Writes what has not been written step by step. */
  readonly finish: (result: RunResult) => TE.TaskEither<CommandError, void>
}
