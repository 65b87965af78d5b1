/** The customer's administrator on the AWS SDK. */
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { CustomerConsole, Failure } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringId, Region } from '@byoa/core/iam/identity'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { IamCall } from './clients/IamCall.ts'
import { findDependants } from './leftovers/findDependants.ts'
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
import { readTrustPolicy } from './role/readTrustPolicy.ts'
import { restoreRole } from './role/restoreRole.ts'
import { installRoutes } from './routes/installRoutes.ts'
import { removeRoutes } from './routes/removeRoutes.ts'
import type { NetworkedStackCall, StackProgress } from './stack/StackCall.ts'
import { deleteStack } from './stack/deleteStack.ts'
import { describeStackResources } from './stack/describeStackResources.ts'
import { replaceStack } from './stack/replaceStack.ts'
import { runStack } from './stack/runStack.ts'
import { associateCidr } from './vpc/associateCidr.ts'
import { restoreVpc } from './vpc/restoreVpc.ts'
import { type WaitOptions, waiterOf } from './waiting/Waiter.ts'

export interface AwsCustomerConsoleOptions extends WaitOptions {
  /**
   * Clients of a Region with the administrator's credentials and retries; called once for each
   * operation.
   */
  readonly clientsFor: (region: Region) => {
    readonly ec2: EC2Client
    readonly cloudFormation: CloudFormationClient
    readonly iam: IAMClient
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
  const callOf = (
    { region }: { readonly region: Region },
    operation: keyof AwsCustomerConsole,
  ): NetworkedStackCall & IamCall => {
    const { ec2, cloudFormation, iam } = clientsFor(region)
    return {
      ec2,
      cloudFormation,
      iam,
      operation: `CustomerConsole.${operation}`,
      waiter,
      ...omitUndefined({ onProgress }),
    }
  }
  return {
    runStack: (input) => runStack(callOf(input, 'runStack'), input),
    replaceStack: (input) => replaceStack(callOf(input, 'replaceStack'), input),
    describeStackResources: (input) =>
      describeStackResources(callOf(input, 'describeStackResources'), input.stackName),
    restoreRole: (input) => restoreRole(callOf(input, 'restoreRole'), input),
    restoreVpc: (input) => restoreVpc(callOf(input, 'restoreVpc'), input.stackName),
    readTrustPolicy: (input) => readTrustPolicy(callOf(input, 'readTrustPolicy'), input.roleArn),
    acceptPeering: (input) => acceptPeering(waiter, callOf(input, 'acceptPeering'), input),
    associateCidr: (input) => associateCidr(waiter, callOf(input, 'associateCidr'), input),
    installRoutes: (input) => installRoutes(waiter, callOf(input, 'installRoutes'), input),
    removeRoutes: (input) => removeRoutes(waiter, callOf(input, 'removeRoutes'), input),
    findDependants: (input) => findDependants(callOf(input, 'findDependants'), input.stackName),
    deleteStack: (input) => deleteStack(callOf(input, 'deleteStack'), input.stackName),
    findLeftovers: (input) => findLeftovers(callOf(input, 'findLeftovers'), input),
    allowPeeringDns: dnsAllowing(waiter, 'accepter', (region) =>
      callOf({ region }, 'allowPeeringDns'),
    ),
    preflightPermissions: (input) =>
      preflightPermissions(callOf(input, 'preflightPermissions'), customerConsoleDryRuns, input),
  }
}
