/**
 * Carries out Rescale's intents: calls the cloud, then records the result. Every call can be
 * repeated, so an interrupted intent is carried out again.
 */
import type { Instant } from '@byoa/core/values'
import {
  type Intent,
  type IntentOf,
  type IntentType,
  type KnownState,
  type OnboardingCommandData,
  type OnboardingCommandType,
  hasStack,
  isIn,
  statusesWithStack,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { inspectConnection, repairConnection } from './inspectConnection.ts'
import { ending, inStatus } from './inStatus.ts'
import { issueSetup } from './issueSetup.ts'
import { observePeering, requestPeering } from './peering.ts'
import {
  addRescaleRoutes,
  ensureRescaleRoutes,
  observeCustomerRoutes,
  releaseSecondaryCidr,
} from './routes.ts'
import {
  deleteFormerPeerings,
  deletePeerings,
  observeCustomerRoutesRemoved,
  removeRescaleRoutes,
} from './teardown.ts'
import { inspectVpc, verifyRole } from './verification.ts'

type Work = TE.TaskEither<OnboardingError, CommandResult>

type Executor<Type extends IntentType> = (
  ports: RescalePorts,
  state: KnownState,
  intent: IntentOf<Type>,
) => Work | undefined

/** An intent that is carried out by giving a command for the state in which it was pending. */
const giving =
  <Type extends OnboardingCommandType>(
    type: Type,
    dataOf: (began: Instant) => OnboardingCommandData[Type],
  ): Executor<IntentType> =>
  (ports, { onboardingId, changedAt }) =>
    give({ ports, onboardingId, by: 'rescale' }, type, dataOf(changedAt))

/** Work that has Rescale's routes in place afterwards, or fails. */
const ensuringRoutes =
  <State>(work: (ports: RescalePorts, state: State) => Work) =>
  (ports: RescalePorts, state: State): Work =>
    pipe(work(ports, state), TE.flatMapEither(ensureRescaleRoutes))

/** Nobody answers any more: an onboarding with a stack is offboarded, any other is cancelled. */
const endAbandoned: Executor<'EndAbandoned'> = (ports, state) =>
  give(
    { ports, onboardingId: state.onboardingId, by: 'rescale' },
    hasStack(state) ? 'BeginOffboarding' : 'Cancel',
    { reason: 'nobody answered in time', began: state.changedAt },
  )

/** Intent → its work. Intents that are missing here are for the customer or for a person. */
const executors: { readonly [Type in IntentType]?: Executor<Type> } = {
  IssueSetup: inStatus(['CidrLeased'], issueSetup),
  LapseLease: giving('LapseLease', (began) => ({ began })),
  ProbeRole: inStatus(statusesWithStack, verifyRole),
  InspectVpc: inStatus(statusesWithStack, inspectVpc),
  RequestPeering: inStatus(['Verified'], requestPeering),
  ObservePeering: inStatus(['PeeringPending', 'PeeringActive'], observePeering),
  AddRescaleRoutes: inStatus(['PeeringActive'], ensuringRoutes(addRescaleRoutes)),
  ObserveCustomerRoutes: inStatus(['PeeringActive'], observeCustomerRoutes),
  InspectConnection: inStatus(['Connected', 'Degraded', 'Suspended'], inspectConnection),
  RepairConnection: inStatus(['Degraded'], ensuringRoutes(repairConnection)),
  CompleteRotation: giving('CompleteRotation', (began) => ({ began })),
  ReleaseSecondaryCidr: (ports, state, { data }) =>
    hasStack(state) ? releaseSecondaryCidr(ports, state, data.cidr) : undefined,
  RemoveRescaleRoutes: inStatus(ending, removeRescaleRoutes),
  ObserveCustomerRoutesRemoved: inStatus(ending, observeCustomerRoutesRemoved),
  DeletePeering: (ports, state) =>
    hasStack(state)
      ? deleteFormerPeerings(ports, state)
      : isIn(state, ending)
        ? deletePeerings(ports, state)
        : undefined,
  CloseUnconfirmed: giving('CloseUnconfirmed', (began) => ({
    reason: 'the customer did not confirm in time',
    began,
  })),
  EndAbandoned: endAbandoned,
}

const executeBy = <Type extends IntentType>(
  ports: RescalePorts,
  state: KnownState,
  intent: IntentOf<Type>,
): Work | undefined => {
  const executor: Executor<Type> | undefined = executors[intent.type]
  return executor?.(ports, state, intent)
}

/** Returns the work of an intent, or nothing when it is not Rescale's or needs a person. */
export const executeIntent = (
  ports: RescalePorts,
  state: KnownState,
  intent: Intent,
): Work | undefined => (intent.party === 'rescale' ? executeBy(ports, state, intent) : undefined)
