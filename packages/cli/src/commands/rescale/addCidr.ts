/**
 * `byoa rescale add-cidr`: reviews a secondary block for the customer's VPC, holds it when nothing
 * conflicts, and writes the review that asks the customer to associate it.
 */
import { type CommandResult, loadOnboarding, proposeSecondaryCidr } from '@byoa/application'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { OnboardingId } from '@byoa/core/onboarding'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { allArguments, badArguments, cidrArgument } from '../readArguments.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { idArgument } from './onboardingArgument.ts'
import { type Progress, showProgress, withDocuments } from './progress.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface AddCidrOptions extends RescaleOptions {
  readonly onboarding: string
  readonly cidr: string
}

interface Proposal {
  readonly onboardingId: OnboardingId
  readonly cidr: Ipv4Cidr
}

type Step<A> = TE.TaskEither<CommandError, A>

const proposalOf = ({ onboarding, cidr }: AddCidrOptions): E.Either<BadInput, Proposal> =>
  pipe(
    sequenceS(allArguments)({
      onboardingId: idArgument(onboarding),
      cidr: cidrArgument('cidr', cidr),
    }),
    E.mapLeft(badArguments),
  )

/** With credentials, what is held is read in Rescale's account, too. */
const propose = (
  side: RescaleSide,
  options: AddCidrOptions,
  { onboardingId, cidr }: Proposal,
): Step<Progress> =>
  pipe(
    loadOnboarding(side.ports.store, onboardingId),
    TE.flatMap(({ state }) => side.identify(state.request.region)),
    TE.flatMap((): Step<CommandResult> => proposeSecondaryCidr(side.ports, onboardingId, cidr)),
    TE.flatMap((result) => withDocuments(side, options, result)),
  )

/**
 * Adds a block. Exit 0 when it is held, 1 when something conflicts or the status does not allow it,
 * 2 for a wrong argument.
 */
export const addCidr = (terminal: Terminal, options: AddCidrOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(proposalOf(options)),
    TE.flatMap((proposal) =>
      withRescaleSide(options, { account: 'if-named' })((side) => propose(side, options, proposal)),
    ),
    reportResult(terminal, options, (progress) => {
      showProgress(terminal, progress, { options })
      return 0
    }),
  )
