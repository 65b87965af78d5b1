/** Selects the customer's work for its intents, where both parties run in one process. */
import { omitUndefined } from '@byoa/core/codec'
import {
  type Intent,
  type IntentType,
  type KnownState,
  type StateWithStack,
  hasStack,
  statusesWithStack,
} from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ReviewTask, reviewTasksOf } from '../../documents/ReviewDocument.ts'
import type { Correction } from '../../instructions/correctionSteps.ts'
import { doCorrections } from '../../instructions/doCorrections.ts'
import type { Failure } from '../../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from '../Onboardings.ts'
import { ending, inStatus } from '../inStatus.ts'
import { agreementOf } from './Agreement.ts'
import { type CustomerAnswer, recordAnswer } from './CustomerAnswer.ts'
import { acceptPeering } from './connection.ts'
import { confirmAccountClean, deleteStack, removeCustomerRoutes } from './leaving.ts'
import { type CustomerPorts, runStack } from './stack.ts'

/** The customer's work; its answers, if Rescale does not see the result by itself. */
type Work = TE.TaskEither<Failure, ReadonlyArray<CustomerAnswer>>

type Performer = (ports: CustomerPorts, state: KnownState) => Work | undefined

// what a review asks for

const correctionIn = (state: StateWithStack, tasks: ReadonlyArray<ReviewTask>): Correction => {
  const { stack, since } = state
  const peeringId = 'peering' in state ? state.peering?.peeringId : undefined
  return {
    agreement: agreementOf(state),
    tasks,
    foundAt: since,
    ...(peeringId !== undefined && {
      peering: { peeringId, accepterVpcId: stack.vpcId, routeTableIds: stack.routeTableIds },
    }),
  }
}

const correct = (
  ports: CustomerPorts,
  state: KnownState,
  tasks: ReadonlyArray<ReviewTask>,
): Work | undefined =>
  tasks.length === 0 || !hasStack(state)
    ? undefined
    : doCorrections(ports, correctionIn(state, tasks), {
        report: TE.right(state.stack),
        ...omitUndefined({ stackId: state.stack.stackId }),
      })

// what other documents ask for

const answered = (work: TE.TaskEither<Failure, CustomerAnswer>): Work =>
  pipe(
    work,
    TE.map((answer) => [answer]),
  )

const runAgreedStack: Performer = inStatus(
  ['SetupIssued', ...statusesWithStack],
  (ports: CustomerPorts, state) => answered(runStack(ports, agreementOf(state))),
)

/** An intent that is pending during a rotation only. */
const changeTrust: Performer = (ports, state) =>
  hasStack(state) && state.rotation === undefined ? TE.right([]) : runAgreedStack(ports, state)

/** Intent → its work. Intents that are missing here are a review's, or need a decision. */
const performers: { readonly [Type in IntentType]?: Performer } = {
  RunStack: runAgreedStack,
  AcceptPeering: inStatus(['PeeringPending'], (ports: CustomerPorts, state) =>
    pipe(
      acceptPeering(ports, agreementOf(state), state.peering.peeringId),
      TE.map(() => []),
    ),
  ),
  TrustNextExternalId: changeTrust,
  DistrustCurrentExternalId: changeTrust,
  RemoveCustomerRoutes: inStatus(ending, (ports: CustomerPorts, state) =>
    answered(removeCustomerRoutes(ports, state)),
  ),
  DeleteStack: inStatus(['Requested', 'CidrLeased', ...ending], (ports: CustomerPorts, state) =>
    answered(deleteStack(ports, state)),
  ),
  ConfirmAccountClean: inStatus(ending, (ports: CustomerPorts, state) =>
    answered(confirmAccountClean(ports, state)),
  ),
}

const workOf = (ports: CustomerPorts, state: KnownState, intent: Intent): Work | undefined =>
  intent.party === 'customer'
    ? (performers[intent.type]?.(ports, state) ?? correct(ports, state, reviewTasksOf([intent])))
    : undefined

/**
 * Returns the customer's work of an intent, whose answers Rescale records in its store; nothing
 * when the intent is not the customer's or needs its decision.
 */
export const performCustomerIntent = (
  ports: CustomerPorts & Pick<RescalePorts, 'store' | 'clock'>,
  state: KnownState,
  intent: Intent,
): TE.TaskEither<OnboardingError, ReadonlyArray<CommandResult>> | undefined => {
  const work = workOf(ports, state, intent)
  return work === undefined
    ? undefined
    : pipe(
        work,
        TE.flatMap(
          TE.traverseSeqArray((answer) => recordAnswer(ports, state.onboardingId, answer)),
        ),
      )
}
