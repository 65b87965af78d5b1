/** Rescale's own account. */
import type { Failure, RescaleCloud } from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import type { RescaleSnapshot } from '@byoa/core/inspection'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Aws } from './aws/Aws.ts'
import type { Cloud } from './Cloud.ts'
import { allowPeeringDns } from './peering/allowPeeringDns.ts'
import { type RescaleAccountSubject, readRescaleAccount } from './inspection/readRescaleAccount.ts'
import { deletePeering } from './peering/deletePeering.ts'
import { describePeerings } from './peering/describePeerings.ts'
import { findPeerings } from './peering/findPeerings.ts'
import { requestPeering } from './peering/requestPeering.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { type RescaleSubject, rescaleDryRuns } from './permissions/rescaleDryRuns.ts'
import { portOperations } from './portOperations.ts'
import { knownRolesOn, probeRole } from './role/probeRole.ts'
import { describeRouteTables } from './routes/describeRouteTables.ts'
import { installRoutes } from './routes/installRoutes.ts'
import { removeRoutes } from './routes/removeRoutes.ts'
import { type WaitOptions, waiterOf } from './waiting/Waiter.ts'

export interface RescaleCloudOptions extends WaitOptions {
  /** AWS with Rescale's credentials; called once for each operation. */
  readonly awsFor: (region: Region) => Aws
  /** The session name of probes in the customer's CloudTrail; absent: `rescale-byoa-probe`. */
  readonly probeSessionName?: string
}

export interface RescaleCloudWithPreflight extends RescaleCloud {
  /** Reads Rescale's side for the doctor; parts that cannot be read are absent. */
  readonly readAccount: (input: RescaleAccountSubject) => Task<RescaleSnapshot>
  /** Returns which of the calls above the credentials allow, as far as dry runs show it. */
  readonly preflightPermissions: (
    input: RescaleSubject & { readonly region: Region },
  ) => TaskEither<Failure, PermissionsPreflight>
}

/** Builds the port; reads no environment, and remembers only which roles were probed. */
export const rescaleCloud = (options: RescaleCloudOptions): RescaleCloudWithPreflight => {
  const { awsFor, probeSessionName: sessionName = 'rescale-byoa-probe' } = options
  const waiter = waiterOf(options)
  const knownRoles = knownRolesOn(waiter.wait.now)
  const cloudIn = (region: Region): Cloud => ({ aws: awsFor(region), waiter })
  const operation = portOperations<RescaleCloudWithPreflight, Cloud>('RescaleCloud', cloudIn)
  return {
    probeRole: operation('probeRole', (cloud, input) =>
      probeRole({ ...cloud, sessionName, knownRoles }, input),
    ),
    requestPeering: operation('requestPeering', requestPeering),
    describePeerings: operation('describePeerings', ({ aws }, { peeringIds }) =>
      describePeerings(aws, peeringIds),
    ),
    findPeerings: operation('findPeerings', ({ aws }, input) => findPeerings(aws, input)),
    deletePeering: operation('deletePeering', (cloud, { peeringId }) =>
      deletePeering(cloud, peeringId),
    ),
    describeRouteTables: operation('describeRouteTables', ({ aws }, { routeTableIds }) =>
      describeRouteTables(aws, routeTableIds),
    ),
    installRoutes: operation('installRoutes', installRoutes),
    removeRoutes: operation('removeRoutes', removeRoutes),
    allowPeeringDns: operation('allowPeeringDns', (cloud, { peeringId }) =>
      allowPeeringDns(cloud, { peeringId, side: 'requester' }),
    ),
    readAccount: (input) =>
      readRescaleAccount({ ...cloudIn(input.region), sessionName, knownRoles }, input),
    preflightPermissions: operation('preflightPermissions', ({ aws }, input) =>
      preflightPermissions(aws, rescaleDryRuns, input),
    ),
  }
}
