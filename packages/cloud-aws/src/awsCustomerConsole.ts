/** The customer's administrator on the AWS SDK. */
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { CustomerConsole, Failure } from '@byoa/application'
import type { PeeringId, Region } from '@byoa/core/iam'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from './clients/Ec2Call.ts'
import { findLeftovers } from './leftovers/findLeftovers.ts'
import { acceptPeering } from './peering/acceptPeering.ts'
import { dnsAllowing } from './peering/allowPeeringDns.ts'
import {
  type CustomerConsoleSubject,
  customerConsoleDryRuns,
} from './permissions/customerConsoleDryRuns.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { installRoutes } from './routes/installRoutes.ts'
import { removeRoutes } from './routes/removeRoutes.ts'
import type { StackCall, StackProgress } from './stack/StackCall.ts'
import { deleteStack } from './stack/deleteStack.ts'
import { runStack } from './stack/runStack.ts'
import { type WaitOptions, waiterOf } from './waiting/Waiter.ts'

export interface AwsCustomerConsoleOptions extends WaitOptions {
  /**
   * Clients of a Region with the administrator's credentials and retries; called once for each
   * operation.
   */
  readonly clientsFor: (region: Region) => {
    readonly ec2: EC2Client
    readonly cloudFormation: CloudFormationClient
  }
  /**
   * Told what happens to the stack while it is made, changed or deleted. Without it the events are
   * not asked for.
   */
  readonly onProgress?: (progress: StackProgress) => void
}

export interface AwsCustomerConsole extends CustomerConsole {
  /** Lets names of this side's instances resolve to private addresses from the other side. */
  readonly allowPeeringDns: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>
  /** Tells which of the calls above the credentials may make, as far as a dry run can. */
  readonly preflightPermissions: (
    input: CustomerConsoleSubject & { readonly region: Region },
  ) => TaskEither<Failure, PermissionsPreflight>
}

/** Builds the port on clients that are passed in; reads no environment and keeps nothing. */
export const awsCustomerConsole = (options: AwsCustomerConsoleOptions): AwsCustomerConsole => {
  const waiter = waiterOf(options)
  const { clientsFor, onProgress } = options
  const ec2Call = (region: Region, operation: keyof AwsCustomerConsole): Ec2Call => ({
    ec2: clientsFor(region).ec2,
    operation: `CustomerConsole.${operation}`,
  })
  const stackCall = (region: Region, operation: keyof AwsCustomerConsole): StackCall => ({
    cloudFormation: clientsFor(region).cloudFormation,
    operation: `CustomerConsole.${operation}`,
    waiter,
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return {
    runStack: (input) => () => runStack(stackCall(input.region, 'runStack'), input),
    acceptPeering: (input) => () =>
      acceptPeering(waiter, ec2Call(input.region, 'acceptPeering'), input),
    installRoutes: (input) => () =>
      installRoutes(waiter, ec2Call(input.region, 'installRoutes'), input),
    removeRoutes: (input) => () =>
      removeRoutes(waiter, ec2Call(input.region, 'removeRoutes'), input),
    deleteStack:
      ({ region, stackName }) =>
      () =>
        deleteStack(stackCall(region, 'deleteStack'), stackName),
    findLeftovers:
      ({ region, vpcId }) =>
      () =>
        findLeftovers(ec2Call(region, 'findLeftovers'), vpcId),
    allowPeeringDns: dnsAllowing(waiter, 'accepter', (region) =>
      ec2Call(region, 'allowPeeringDns'),
    ),
    preflightPermissions: (input) => () =>
      preflightPermissions(
        ec2Call(input.region, 'preflightPermissions'),
        customerConsoleDryRuns,
        input,
      ),
  }
}
