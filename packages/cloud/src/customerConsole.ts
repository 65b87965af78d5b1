/** The customer's administrator. */
import type { CustomerConsole, Failure, StackAddress } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import type { CustomerSnapshot } from '@byoa/core/inspection'
import type { CustomerNetwork } from '@byoa/core/network'
import type { StackReport } from '@byoa/core/onboarding'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Aws } from './aws/Aws.ts'
import type { StackCloud } from './Cloud.ts'
import { type CustomerSubject, readCustomerAccount } from './inspection/readCustomerAccount.ts'
import { findDependants } from './leftovers/findDependants.ts'
import { findLeftovers } from './leftovers/findLeftovers.ts'
import { acceptPeering } from './peering/acceptPeering.ts'
import { allowPeeringDns } from './peering/allowPeeringDns.ts'
import { deleteAgreedPeering } from './peering/deleteAgreedPeering.ts'
import {
  type CustomerConsoleSubject,
  customerConsoleDryRuns,
} from './permissions/customerConsoleDryRuns.ts'
import {
  type PermissionsPreflight,
  preflightPermissions,
} from './permissions/preflightPermissions.ts'
import { type PortOperation, portOperations } from './portOperations.ts'
import { describeRole } from './role/describeRole.ts'
import { readTrustPolicy } from './role/readTrustPolicy.ts'
import { restoreRole } from './role/restoreRole.ts'
import { installRoutes } from './routes/installRoutes.ts'
import { removeRoutes } from './routes/removeRoutes.ts'
import { deleteStack } from './stack/deleteStack.ts'
import { describeStackResources } from './stack/describeStackResources.ts'
import { replaceStack } from './stack/replaceStack.ts'
import { readStackReport } from './stack/readStackReport.ts'
import { runStack } from './stack/runStack.ts'
import type { StackProgress } from './stack/StackProgress.ts'
import { associateCidr } from './vpc/associateCidr.ts'
import { listNetworks } from './vpc/listNetworks.ts'
import { listZones } from './vpc/listZones.ts'
import { restoreVpc } from './vpc/restoreVpc.ts'
import { type WaitOptions, waiterOf } from './waiting/Waiter.ts'

export interface CustomerConsoleOptions extends WaitOptions {
  /** AWS with the administrator's credentials; called once for each operation. */
  readonly awsFor: (region: Region) => Aws
  /** Returns a new token for a request to change a stack, e.g. a random UUID. */
  readonly newRequestToken: IO<string>
  /**
   * Called with the events of the stack while it is created, updated or deleted. Without it the
   * events are not read.
   */
  readonly onProgress?: (progress: StackProgress) => void
}

export interface CustomerConsoleWithPreflight extends CustomerConsole {
  /** Lists the blocks of the VPCs of the Region, each with the ID of its VPC as its name. */
  readonly listNetworks: (input: {
    readonly region: Region
  }) => TaskEither<Failure, ReadonlyArray<CustomerNetwork>>
  /**
   * Reads the outputs of a complete stack, whoever runs it; none when there is no such stack. Left
   * with `StackFailed` when it is not complete.
   */
  readonly readStackReport: (input: StackAddress) => TaskEither<Failure, Option<StackReport>>
  /** Reads the account for the doctor; parts that cannot be read are absent. */
  readonly readAccount: (input: CustomerSubject) => Task<CustomerSnapshot>
  /** Returns which of the calls above the credentials allow, as far as dry runs show it. */
  readonly preflightPermissions: (
    input: CustomerConsoleSubject & { readonly region: Region },
  ) => TaskEither<Failure, PermissionsPreflight>
}

/** What the port of the application lacks. */
const operationsBeyondPort = (
  operation: PortOperation<CustomerConsoleWithPreflight, StackCloud>,
): Omit<CustomerConsoleWithPreflight, keyof CustomerConsole | 'readAccount'> => ({
  listNetworks: operation('listNetworks', ({ aws }) => listNetworks(aws)),
  readStackReport: operation('readStackReport', (cloud, { stackName }) =>
    readStackReport(cloud, stackName),
  ),
  preflightPermissions: operation('preflightPermissions', ({ aws }, input) =>
    preflightPermissions(aws, customerConsoleDryRuns, input),
  ),
})

/** Builds the port; reads no environment and has no state. */
export const customerConsole = (options: CustomerConsoleOptions): CustomerConsoleWithPreflight => {
  const { awsFor, newRequestToken, onProgress } = options
  const kept = { waiter: waiterOf(options), newRequestToken, ...omitUndefined({ onProgress }) }
  const cloudIn = (region: Region): StackCloud => ({ aws: awsFor(region), ...kept })
  const operation = portOperations<CustomerConsoleWithPreflight, StackCloud>(
    'CustomerConsole',
    cloudIn,
  )
  return {
    listZones: operation('listZones', ({ aws }) => listZones(aws)),
    runStack: operation('runStack', runStack),
    replaceStack: operation('replaceStack', replaceStack),
    describeStackResources: operation('describeStackResources', ({ aws }, { stackName }) =>
      describeStackResources(aws, stackName),
    ),
    restoreRole: operation('restoreRole', ({ aws }, input) => restoreRole(aws, input)),
    restoreVpc: operation('restoreVpc', ({ aws }, { stackName }) => restoreVpc(aws, stackName)),
    readTrustPolicy: operation('readTrustPolicy', ({ aws }, { roleArn }) =>
      readTrustPolicy(aws, roleArn),
    ),
    describeRole: operation('describeRole', ({ aws }, { roleArn }) => describeRole(aws, roleArn)),
    acceptPeering: operation('acceptPeering', acceptPeering),
    deletePeering: operation('deletePeering', deleteAgreedPeering),
    associateCidr: operation('associateCidr', associateCidr),
    installRoutes: operation('installRoutes', installRoutes),
    allowPeeringDns: operation('allowPeeringDns', (cloud, { peeringId }) =>
      allowPeeringDns(cloud, { peeringId, side: 'accepter' }),
    ),
    removeRoutes: operation('removeRoutes', removeRoutes),
    findDependants: operation('findDependants', ({ aws }, { stackName }) =>
      findDependants(aws, stackName),
    ),
    deleteStack: operation('deleteStack', (cloud, { stackName }) => deleteStack(cloud, stackName)),
    findLeftovers: operation('findLeftovers', ({ aws }, input) => findLeftovers(aws, input)),
    ...operationsBeyondPort(operation),
    readAccount: (input) => readCustomerAccount(awsFor(input.region), input),
  }
}
