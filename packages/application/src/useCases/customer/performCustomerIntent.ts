/** Selects the customer's work for its intents, where both parties run in one process. */
import {
  type Intent,
  type IntentOf,
  type IntentType,
  type KnownState,
  hasStack,
  statusesWithStack,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from '../Onboardings.ts'
import { ending, inStatus } from '../inStatus.ts'
import { agreementOf } from './Agreement.ts'
import { type CustomerAnswer, recordAnswer } from './CustomerAnswer.ts'
import { acceptPeering, addCustomerRoutes, associateCidr } from './connection.ts'
import { confirmAccountClean, deleteStack, removeCustomerRoutes } from './leaving.ts'
import { type CustomerPorts, correctVpc, readTrustPolicy, runStack } from './stack.ts'

/** The customer's work; its answer, if Rescale does not see the result by itself. */
type Work = TE.TaskEither<Failure, CustomerAnswer | undefined>

type Performer<Type extends IntentType> = (
  ports: CustomerPorts,
  state: KnownState,
  intent: IntentOf<Type>,
) => Work | undefined

const unanswered = (work: TE.TaskEither<Failure, unknown>): Work =>
  pipe(
    work,
    TE.map(() => undefined),
  )

const runAgreedStack: Performer<IntentType> = inStatus(
  ['SetupIssued', ...statusesWithStack],
  (ports: CustomerPorts, state) => runStack(ports, agreementOf(state)),
)

/** An intent that is pending during a rotation only. */
const changeTrust: Performer<IntentType> = (ports, state, intent) =>
  hasStack(state) && state.rotation === undefined
    ? TE.right(undefined)
    : runAgreedStack(ports, state, intent)

/** Intent → its work. Intents that are missing here need a decision of the customer. */
const performers: { readonly [Type in IntentType]?: Performer<Type> } = {
  RunStack: runAgreedStack,
  CorrectRole: runAgreedStack,
  ReportTrustPolicy: inStatus(statusesWithStack, readTrustPolicy),
  CorrectVpc: (ports, state, { data: { findings } }) =>
    hasStack(state)
      ? correctVpc(ports, { ...agreementOf(state), stack: state.stack }, findings)
      : undefined,
  AcceptPeering: inStatus(['PeeringPending'], (ports: CustomerPorts, state) =>
    unanswered(acceptPeering(ports, state, state.peering.peeringId)),
  ),
  AddCustomerRoutes: inStatus(['PeeringActive'], (ports: CustomerPorts, state) =>
    unanswered(addCustomerRoutes(ports, state, state.peering.peeringId)),
  ),
  RepairConnection: inStatus(['Degraded'], (ports: CustomerPorts, state) =>
    unanswered(addCustomerRoutes(ports, state, state.peering.peeringId)),
  ),
  AssociateCidr: (ports, state, { data: { cidr } }) =>
    hasStack(state) ? unanswered(associateCidr(ports, state, cidr)) : undefined,
  TrustNextExternalId: changeTrust,
  DistrustCurrentExternalId: changeTrust,
  RemoveCustomerRoutes: inStatus(ending, removeCustomerRoutes),
  DeleteStack: inStatus(['Requested', 'CidrLeased', ...ending], deleteStack),
  ConfirmAccountClean: inStatus(ending, confirmAccountClean),
}

const performBy = <Type extends IntentType>(
  ports: CustomerPorts,
  state: KnownState,
  intent: IntentOf<Type>,
): Work | undefined => {
  const performer: Performer<Type> | undefined = performers[intent.type]
  return performer?.(ports, state, intent)
}

/**
 * Returns the customer's work of an intent, whose answer Rescale records in its store; nothing when
 * the intent is not the customer's or needs its decision.
 */
export const performCustomerIntent = (
  ports: CustomerPorts & Pick<RescalePorts, 'store' | 'clock'>,
  state: KnownState,
  intent: Intent,
): TE.TaskEither<OnboardingError, CommandResult | undefined> | undefined => {
  const work = intent.party === 'customer' ? performBy(ports, state, intent) : undefined
  return work === undefined
    ? undefined
    : pipe(
        work,
        TE.flatMap((answer): TE.TaskEither<OnboardingError, CommandResult | undefined> =>
          answer === undefined
            ? TE.right(undefined)
            : recordAnswer(ports, state.onboardingId, answer),
        ),
      )
}
