/**
 * Carries out what is asked of Rescale: calls the cloud, then records what was seen. Every call may
 * be repeated, so an intent that was cut short is simply carried out again.
 */
import type { Intent, IntentType, OnboardingStatus } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { inspectConnection, repairConnection } from './inspectConnection.ts'
import { issueSetup } from './issueSetup.ts'
import type { KnownState } from './loadOnboarding.ts'
import { observePeering, requestPeering } from './peering.ts'
import { addRescaleRoutes, observeCustomerRoutes } from './routes.ts'
import { deletePeerings, observeCustomerRoutesRemoved, removeRescaleRoutes } from './teardown.ts'
import { inspectVpc, verifyRole } from './verification.ts'

type Work = TaskEither<OnboardingError, Handled>

type Executor = (ports: RescalePorts, state: KnownState) => Work | undefined

type StateIn<Status extends OnboardingStatus> = Extract<KnownState, { readonly status: Status }>

const isIn = <Status extends OnboardingStatus>(
  statuses: ReadonlyArray<Status>,
  state: KnownState,
): state is StateIn<Status> => statuses.some((status) => status === state.status)

/** Takes an executor to the statuses it is for; elsewhere there is nothing to do. */
const inStatus =
  <Status extends OnboardingStatus>(
    statuses: ReadonlyArray<Status>,
    execute: (ports: RescalePorts, state: StateIn<Status>) => Work,
  ): Executor =>
  (ports, state) =>
    isIn(statuses, state) ? execute(ports, state) : undefined

/** Intent → its work. What is missing here is for the customer, or for a person. */
const executors: { readonly [Type in IntentType]?: Executor } = {
  IssueSetup: inStatus(['CidrLeased'], issueSetup),
  LapseLease: (ports, { onboardingId }) =>
    give({ ports, onboardingId, by: 'rescale' }, 'LapseLease', {}),
  ProbeRole: inStatus(['StackReported', 'Connected', 'Degraded', 'Suspended'], verifyRole),
  InspectVpc: inStatus(['StackReported'], inspectVpc),
  RequestPeering: inStatus(['Verified'], requestPeering),
  ObservePeering: inStatus(['PeeringPending', 'PeeringActive'], observePeering),
  AddRescaleRoutes: inStatus(['PeeringActive'], addRescaleRoutes),
  ObserveCustomerRoutes: inStatus(['PeeringActive'], observeCustomerRoutes),
  InspectConnection: inStatus(['Connected', 'Degraded'], inspectConnection),
  RepairConnection: inStatus(['Degraded'], repairConnection),
  CompleteRotation: (ports, { onboardingId }) =>
    give({ ports, onboardingId, by: 'rescale' }, 'CompleteRotation', {}),
  RemoveRescaleRoutes: inStatus(['Offboarding', 'Cancelled'], removeRescaleRoutes),
  ObserveCustomerRoutesRemoved: inStatus(
    ['Offboarding', 'Cancelled'],
    observeCustomerRoutesRemoved,
  ),
  DeletePeering: inStatus(['Offboarding', 'Cancelled'], deletePeerings),
}

/**
 * Returns the work of an intent, or nothing when it is not Rescale's or not for a program to do.
 */
export const executeIntent = (
  ports: RescalePorts,
  state: KnownState,
  intent: Intent,
): Work | undefined =>
  intent.party === 'rescale' ? executors[intent.type]?.(ports, state) : undefined
