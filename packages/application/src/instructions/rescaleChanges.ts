import type { IntentType } from '@byoa/core/onboarding'

import type { CustomerOperation } from './CustomerStep.ts'
import { isChange, operationCalls } from './operationCalls.ts'

/** Rescale's side of a peering is changed by the same calls as the customer's. */
const changesOf = (...operations: ReadonlyArray<CustomerOperation>): ReadonlyArray<string> =>
  operations.flatMap((operation) => operationCalls[operation]).filter(isChange)

const connection = changesOf('installRoutes', 'allowPeeringDns')
const routesRemoved = changesOf('removeRoutes')

/**
 * The calls that change Rescale's account when `advance` carries out an intent of Rescale's, as IAM
 * writes them. Intents that are missing only read, or record.
 */
export const rescaleChanges: { readonly [Type in IntentType]?: ReadonlyArray<string> } = {
  RequestPeering: ['ec2:CreateVpcPeeringConnection'],
  AddRescaleRoutes: connection,
  RepairConnection: connection,
  ReleaseSecondaryCidr: routesRemoved,
  RemoveRescaleRoutes: routesRemoved,
  DeletePeering: changesOf('deletePeerings'),
}
