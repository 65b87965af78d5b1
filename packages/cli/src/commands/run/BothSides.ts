/** Both companies' sides of AWS in one process, each with its own credentials. */
import { agreementOf } from '@byoa/application'
import type { Aws } from '@byoa/cloud'
import type { Region } from '@byoa/core/iam/identity'
import type { KnownState, OnboardingRequest } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { waitingTeller } from '../../access/tellers.ts'
import { type PlayContext, playUntil } from '../../play/play.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import {
  type CustomerSide,
  type CustomerSources,
  customerSide,
  identifyCustomer,
} from '../customer/CustomerSide.ts'
import { ensurePermissions } from '../customer/ensurePermissions.ts'
import { type RescaleSide, type RescaleSources, rescaleSide } from '../rescale/RescaleSide.ts'
import { ensurePermitted } from '../rescale/preflight.ts'

// model

export interface BothSides {
  readonly rescale: RescaleSide
  readonly customer: CustomerSide
}

export interface BothSources
  extends
    Omit<RescaleSources, 'awsFor' | 'credentials'>,
    Pick<CustomerSources, 'waiting' | 'newRequestToken' | 'language'> {
  /** AWS with Rescale's credentials. */
  readonly rescale: (region: Region) => Aws
  /** AWS with the credentials of the customer's administrator. */
  readonly customer: (region: Region) => Aws
}

type Step<A> = TE.TaskEither<CommandError, A>

// constructors

/** Assembles both sides; makes no call. */
export const bothSides = (terminal: Terminal, sources: BothSources): BothSides => {
  const { rescale, customer } = sources
  return {
    rescale: rescaleSide({
      ...sources,
      awsFor: rescale,
      waiting: { ...sources.waiting, onWaiting: waitingTeller(terminal, sources.language) },
      credentials: '--rescale-profile',
    }),
    customer: customerSide(terminal, { ...sources, awsFor: customer }),
  }
}

// operations

/** Left when the credentials of a side are invalid or belong to another account. */
export const identifyBoth = (
  { rescale, customer }: BothSides,
  request: Pick<OnboardingRequest, 'accountId' | 'region'>,
): Step<unknown> =>
  pipe(
    rescale.identify(request.region),
    TE.flatMap((): Step<unknown> => identifyCustomer(customer, request, '--customer-profile')),
  )

type Statuses = ReadonlyArray<KnownState['status']>

/** Before a setup is issued, and before a stack is reported. */
const unissued: Statuses = ['Requested', 'CidrLeased']
const unreported: Statuses = [...unissued, 'SetupIssued']

/** The customer deploys only if its credentials may. */
const ensureDeployable =
  ({ customer }: BothSides) =>
  (state: KnownState): Step<unknown> =>
    state.status === 'SetupIssued'
      ? ensurePermissions(agreementOf(state))(customer)
      : TE.right(undefined)

/** Plays until the status is none of the given ones. */
const playPast =
  (context: PlayContext, statuses: Statuses) =>
  (state: KnownState): Step<KnownState> =>
    statuses.includes(state.status)
      ? playUntil(context, ({ state: { status } }) => !statuses.includes(status))
      : TE.right(state)

/**
 * Plays until Connected, or as far as possible. Each side verifies its permissions before its first
 * write, as its own commands do.
 */
export const playToEnd = (
  sides: BothSides,
  context: PlayContext,
  state: KnownState,
): Step<KnownState> =>
  pipe(
    playPast(context, unissued)(state),
    TE.tap(ensureDeployable(sides)),
    TE.flatMap(playPast(context, unreported)),
    TE.tap((reported) => ensurePermitted(sides.rescale, reported)),
    TE.flatMap(() => playUntil(context, 'Connected')),
  )
