/** Rescale's own account on the AWS SDK. */
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { STSClient } from '@aws-sdk/client-sts'
import type { Failure, RescaleCloud } from '@byoa/application'
import type { PeeringId, Region } from '@byoa/core/iam/identity'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from './clients/Ec2Call.ts'
import { dnsAllowing } from './peering/allowPeeringDns.ts'
import { deletePeering } from './peering/deletePeering.ts'
import { describePeerings } from './peering/describePeerings.ts'
import { findPeerings } from './peering/findPeerings.ts'
import { requestPeering } from './peering/requestPeering.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { type RescaleSubject, rescaleDryRuns } from './permissions/rescaleDryRuns.ts'
import { knownRolesOn, probeRole } from './role/probeRole.ts'
import { describeRouteTables } from './routes/describeRouteTables.ts'
import { installRoutes } from './routes/installRoutes.ts'
import { removeRoutes } from './routes/removeRoutes.ts'
import { type WaitOptions, waiterOf } from './waiting/Waiter.ts'

export interface AwsRescaleCloudOptions extends WaitOptions {
  /**
   * Clients of a Region with Rescale's credentials and retries; called once for each operation, so
   * they should be kept.
   */
  readonly clientsFor: (region: Region) => { readonly ec2: EC2Client; readonly sts: STSClient }
  /** How probes show in the customer's CloudTrail; absent: `rescale-byoa-probe`. */
  readonly probeSessionName?: string
}

export interface AwsRescaleCloud extends RescaleCloud {
  /** Lets names of this side's instances resolve to private addresses from the other side. */
  readonly allowPeeringDns: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>
  /** Tells which of the calls above the credentials may make, as far as a dry run can. */
  readonly preflightPermissions: (
    input: RescaleSubject & { readonly region: Region },
  ) => TaskEither<Failure, PermissionsPreflight>
}

/**
 * Builds the port on clients that are passed in; reads no environment and keeps nothing but which
 * roles were probed.
 */
export const awsRescaleCloud = (options: AwsRescaleCloudOptions): AwsRescaleCloud => {
  const waiter = waiterOf(options)
  const knownRoles = knownRolesOn(waiter.wait.now)
  const sessionName = options.probeSessionName ?? 'rescale-byoa-probe'
  const callOf = (region: Region, operation: keyof AwsRescaleCloud): Ec2Call => ({
    ec2: options.clientsFor(region).ec2,
    operation: `RescaleCloud.${operation}`,
  })
  return {
    probeRole: (input) => {
      const { sts } = options.clientsFor(input.region)
      const operation = 'RescaleCloud.probeRole'
      return probeRole({ waiter, sts, sessionName, knownRoles, operation }, input)
    },
    requestPeering: (input) =>
      requestPeering(waiter, callOf(input.region, 'requestPeering'), input),
    describePeerings: ({ region, peeringIds }) =>
      describePeerings(callOf(region, 'describePeerings'), peeringIds),
    findPeerings: (input) => findPeerings(callOf(input.region, 'findPeerings'), input),
    deletePeering: ({ region, peeringId }) =>
      deletePeering(waiter, callOf(region, 'deletePeering'), peeringId),
    describeRouteTables: ({ region, routeTableIds }) =>
      describeRouteTables(callOf(region, 'describeRouteTables'), routeTableIds),
    installRoutes: (input) => installRoutes(waiter, callOf(input.region, 'installRoutes'), input),
    removeRoutes: (input) => removeRoutes(waiter, callOf(input.region, 'removeRoutes'), input),
    allowPeeringDns: dnsAllowing(waiter, 'requester', (region) =>
      callOf(region, 'allowPeeringDns'),
    ),
    preflightPermissions: (input) =>
      preflightPermissions(callOf(input.region, 'preflightPermissions'), rescaleDryRuns, input),
  }
}
