/** Selects the customer's work for its intents. */
import {
  type Intent,
  type IntentOf,
  type IntentType,
  type KnownState,
  hasStack,
  statusesWithStack,
} from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { OnboardingError } from './Onboardings.ts'
import {
  type CustomerPorts,
  acceptPeering,
  addCustomerRoutes,
  associateCidr,
  changeTrust,
  confirmAccountClean,
  correctVpc,
  deleteStack,
  removeCustomerRoutes,
  reportTrustPolicy,
  runStack,
} from './customer.ts'
import { ending, inStatus } from './inStatus.ts'

type Work = TaskEither<OnboardingError, unknown>

type Performer<Type extends IntentType> = (
  ports: CustomerPorts,
  state: KnownState,
  intent: IntentOf<Type>,
) => Work | undefined

/** Intent → its work. Intents that are missing here need a decision of the customer. */
const performers: { readonly [Type in IntentType]?: Performer<Type> } = {
  RunStack: inStatus(['SetupIssued'], runStack),
  CorrectRole: inStatus(statusesWithStack, runStack),
  ReportTrustPolicy: inStatus(statusesWithStack, reportTrustPolicy),
  CorrectVpc: (ports, state, { data: { findings } }) =>
    hasStack(state) ? correctVpc(ports, state, findings) : undefined,
  AcceptPeering: inStatus(['PeeringPending'], acceptPeering),
  AddCustomerRoutes: inStatus(['PeeringActive'], addCustomerRoutes),
  RepairConnection: inStatus(['Degraded'], addCustomerRoutes),
  AssociateCidr: (ports, state, { data: { cidr } }) =>
    hasStack(state) ? associateCidr(ports, state, cidr) : undefined,
  TrustNextExternalId: inStatus(statusesWithStack, changeTrust),
  DistrustCurrentExternalId: inStatus(statusesWithStack, changeTrust),
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
 * Returns the work of an intent, or nothing when it is not the customer's or needs its decision.
 */
export const performCustomerIntent = (
  ports: CustomerPorts,
  state: KnownState,
  intent: Intent,
): Work | undefined => (intent.party === 'customer' ? performBy(ports, state, intent) : undefined)
