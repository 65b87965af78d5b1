/** `byoa rescale move`: replaces the VPC of an onboarding with that of another stack report. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import { onboardingArgument } from './onboardingArgument.ts'
import { readNewStack } from './readReceived.ts'
import { receiveFile, showReceived } from './receive.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface MoveOptions extends RescaleOptions {
  readonly onboarding: string
  /** The new stack report. */
  readonly file: string
}

/**
 * Records the new stack; everything is then verified again, and the former peering removed. Exit 0
 * when it is recorded, 1 when it is refused, 2 for a file that is no stack report of it.
 */
export const move = (terminal: Terminal, options: MoveOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(onboardingArgument(options.onboarding)),
    TE.flatMap((onboardingId) => readNewStack(options.file, onboardingId)),
    TE.bindTo('received'),
    TE.bindW('progress', ({ received }) =>
      withRescaleSide(options, { account: 'if-named' })((side) =>
        receiveFile(side, options, received),
      ),
    ),
    reportResult(terminal, options, ({ received, progress }) =>
      showReceived(terminal, received, { progress, options }),
    ),
  )
