import {
  type OnboardingCommandData,
  type OnboardingCommandType,
  type OnboardingId,
  commandOf,
} from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'

/** Gives commands to one onboarding in the name of one party. */
export interface Submitter {
  readonly ports: Pick<RescalePorts, 'store' | 'clock'>
  readonly onboardingId: OnboardingId
  readonly by: Party
}

/** Gives a command with the given data, at the time of the clock. */
export const give = <Type extends OnboardingCommandType>(
  { ports, onboardingId, by }: Submitter,
  type: Type,
  data: OnboardingCommandData[Type],
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(ports.store, onboardingId, () =>
    TE.fromIO(() => commandOf({ at: ports.clock.now(), by }, type, data)),
  )

/** Two commands of one piece of work: the events of both, and the state after them. */
export const inSequence =
  (next: TE.TaskEither<OnboardingError, CommandResult>) =>
  (first: CommandResult): TE.TaskEither<OnboardingError, CommandResult> =>
    pipe(
      next,
      TE.map((second) => ({ ...second, events: [...first.events, ...second.events] })),
    )
