/**
 * `byoa rescale inspect`: inspects a connection in use, in Rescale's account and through the
 * customer's role, and records what was found.
 */
import { type CommandResult, inspectConnection, loadOnboarding } from '@byoa/application'
import { type KnownState, type OnboardingId, isInUse } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { badArguments } from '../readArguments.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import { type RescaleSide, withRescaleSide } from './RescaleSide.ts'
import { onboardingArgument } from './onboardingArgument.ts'
import { type Progress, showProgress, withDocuments } from './progress.ts'

export interface InspectOptions extends RescaleOptions {
  readonly onboarding: string
}

const notInUse = ({ status }: KnownState): BadInput =>
  badArguments([
    {
      path: 'onboarding',
      expected: 'an onboarding that is Connected, Degraded or Suspended',
      actual: status,
      japanese: `接続済みの接続を指定してください(現在の状態: ${status})。`,
    },
  ])

const inspectOne = (
  side: RescaleSide,
  options: InspectOptions,
  onboardingId: OnboardingId,
): TE.TaskEither<CommandError, Progress> =>
  pipe(
    loadOnboarding(side.ports.store, onboardingId),
    TE.tap(({ state }): TE.TaskEither<CommandError, unknown> =>
      side.identify(state.request.region),
    ),
    TE.flatMap(({ state }): TE.TaskEither<CommandError, CommandResult> =>
      isInUse(state) ? inspectConnection(side.ports, state) : TE.left(notInUse(state)),
    ),
    TE.flatMap((result) => withDocuments(side, options, result)),
  )

/** Inspects a connection. Exit 0 when it is as agreed, 1 when something was found. */
export const inspect = (terminal: Terminal, options: InspectOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(onboardingArgument(options.onboarding)),
    TE.flatMap((onboardingId) =>
      withRescaleSide(options, { account: 'always' })((side) =>
        inspectOne(side, options, onboardingId),
      ),
    ),
    reportResult(terminal, options, (progress) => {
      showProgress(terminal, progress, { options })
      return progress.state.status === 'Degraded' ? 1 : 0
    }),
  )
