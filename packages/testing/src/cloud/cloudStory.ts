/**
 * The steps of an onboarding on the ports, as cases need them; each waits until the world has
 * settled.
 */
import type {
  CustomerCloudError,
  Failure,
  FindLeftoversInput,
  InstallRoutesInput,
  RemoveRoutesInput,
  StackAddress,
} from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type {
  PeeringSnapshot,
  ProbeAnswer,
  RouteSnapshot,
  RouteTableSnapshot,
  VpcSnapshot,
} from '@byoa/core/inspection'
import type { Leftover, OnboardingId, StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { settled, succeed } from './cloudHarness.ts'
import {
  companyCode,
  externalId,
  onboardingId,
  otherCompanyCode,
  otherConnectionCidr,
  otherStackName,
  stackName,
  templateFor,
} from './cloudSamples.ts'

type Task<A> = TaskEither<Failure, A>

// the stack

/** Runs a template in the customer's account. */
export const stackTask = (
  { customerConsole, region }: CloudScene,
  templateBody: string,
): Task<StackReport> => customerConsole.runStack({ region, stackName, templateBody })

/** Runs the stack and returns its report. */
export const withStack = (
  scene: CloudScene,
  templateBody: string = templateFor(scene).body,
): Promise<StackReport> => settled(scene, stackTask(scene, templateBody))

/** Runs the stack of another connection in the same account, whose tags have another value. */
export const withOtherStack = (scene: CloudScene): Promise<StackReport> => {
  const { body } = templateFor(scene, {
    companyCode: otherCompanyCode,
    vpcCidr: otherConnectionCidr,
  })
  const { customerConsole, region } = scene
  return settled(
    scene,
    customerConsole.runStack({ region, stackName: otherStackName, templateBody: body }),
  )
}

/** Returns the location of the stack, or of the stack with a given name. */
export const stackAt = ({ region }: CloudScene, name: string = stackName): StackAddress => ({
  region,
  stackName: name,
})

/** A stack whose VPC has a network interface that others created. */
export interface Occupied {
  readonly stack: StackReport
  readonly networkInterfaceId: string
}

/** Runs the stack and puts a network interface into its VPC. */
export const withOccupant = async (scene: CloudScene): Promise<Occupied> => {
  const stack = await withStack(scene)
  const [subnetId] = stack.subnetIds
  if (subnetId === undefined) return expect.unreachable('a stack has subnets')
  return { stack, networkInterfaceId: await scene.colleague.addNetworkInterface(subnetId) }
}

/** Deletes the stack. */
export const deletionTask = ({ customerConsole, region }: CloudScene): Task<void> =>
  customerConsole.deleteStack({ region, stackName })

/** Probes the role of the stack with an ID, or without an ID. */
export const probe = (
  { rescaleCloud, region }: CloudScene,
  { roleArn }: Pick<StackReport, 'roleArn'>,
  presented?: string,
): Promise<ProbeAnswer> =>
  succeed(
    rescaleCloud.probeRole({
      roleArn,
      region,
      ...(presented === undefined ? {} : { externalId: presented }),
    }),
  )

/** How Rescale accesses the account of the stack. */
export const accessTo = (
  { region }: CloudScene,
  { roleArn }: StackReport,
): Pick<StackReport, 'roleArn'> & {
  readonly externalId: typeof externalId
  readonly region: CloudScene['region']
} => ({ roleArn, externalId, region })

/** Describes the VPC of the stack through the role. */
export const vpcTask = (
  scene: CloudScene,
  stack: StackReport,
): TaskEither<CustomerCloudError, O.Option<VpcSnapshot>> =>
  scene.customerCloud.describeVpc({ ...accessTo(scene, stack), vpcId: stack.vpcId })

/** Describes the VPC of the stack, which must be there. */
export const seenVpc = async (scene: CloudScene, stack: StackReport): Promise<VpcSnapshot> => {
  const seen = await succeed(vpcTask(scene, stack))
  return O.isSome(seen) ? seen.value : expect.unreachable(`${stack.vpcId} is not visible`)
}

// the peering

/** Requests a peering to the VPC of a stack, for the onboarding or for another one. */
export const requestTask = (
  { rescaleCloud, rescale, customer, region }: CloudScene,
  { vpcId }: Pick<StackReport, 'vpcId'>,
  onboarding: OnboardingId = onboardingId,
): Task<PeeringSnapshot> =>
  rescaleCloud.requestPeering({
    onboardingId: onboarding,
    region,
    rescaleVpcId: rescale.vpcId,
    customerAccountId: customer.accountId,
    customerVpcId: vpcId,
  })

/** Accepts a peering as agreed, or with another requester. */
export const acceptanceTask = (
  { customerConsole, rescale, region }: CloudScene,
  peeringId: PeeringId,
  agreed: Partial<Parameters<CloudScene['customerConsole']['acceptPeering']>[0]> = {},
): Task<PeeringSnapshot> =>
  customerConsole.acceptPeering({
    region,
    peeringId,
    rescaleAccountId: rescale.accountId,
    rescaleVpcId: rescale.vpcId,
    rescaleVpcCidrs: rescale.cidrs,
    ...agreed,
  })

/** Deletes a peering. */
export const peeringDeletionTask = (
  { rescaleCloud, region }: CloudScene,
  peeringId: PeeringId,
): Task<void> => rescaleCloud.deletePeering({ region, peeringId })

/** Deletes a peering from the customer's side, as agreed or with another requester. */
export const departureTask = (
  { customerConsole, rescale, region }: CloudScene,
  peeringId: PeeringId,
  agreed: Partial<Parameters<CloudScene['customerConsole']['deletePeering']>[0]> = {},
): Task<void> =>
  customerConsole.deletePeering({
    region,
    peeringId,
    rescaleAccountId: rescale.accountId,
    rescaleVpcId: rescale.vpcId,
    ...agreed,
  })

/** Describes peerings from Rescale's side. */
export const seenPeerings = (
  { rescaleCloud, region }: CloudScene,
  ...peeringIds: ReadonlyArray<PeeringId>
): Promise<ReadonlyArray<PeeringSnapshot>> =>
  succeed(rescaleCloud.describePeerings({ region, peeringIds }))

/** Returns the status of a peering; `gone` when it is not visible any more. */
export const statusOf = async (scene: CloudScene, peeringId: PeeringId): Promise<string> => {
  const [seen] = await seenPeerings(scene, peeringId)
  return seen?.status ?? 'gone'
}

/** A stack, and a request that waits for the customer. */
export interface Requested {
  readonly stack: StackReport
  readonly peeringId: PeeringId
}

/** Runs the stack and requests the peering. */
export const withRequest = async (scene: CloudScene): Promise<Requested> => {
  const stack = await withStack(scene)
  const { peeringId } = await settled(scene, requestTask(scene, stack))
  return { stack, peeringId }
}

/** Requests another peering after one that has ended, and accepts it. */
export const withNextPeering = async (
  scene: CloudScene,
  stack: StackReport,
): Promise<PeeringId> => {
  const { peeringId } = await settled(scene, requestTask(scene, stack))
  await settled(scene, acceptanceTask(scene, peeringId))
  return peeringId
}

/** Runs the stack, requests the peering and accepts it. */
export const withPeering = async (scene: CloudScene): Promise<Requested> => {
  const stack = await withStack(scene)
  return { stack, peeringId: await withNextPeering(scene, stack) }
}

// what is in the account

export const idsOf = (leftovers: ReadonlyArray<Leftover>): ReadonlyArray<string> =>
  leftovers.map(({ resourceId }) => resourceId)

/** Lists what prevents the deletion of the stack. */
export const dependants = (
  scene: CloudScene,
  name: string = stackName,
): Promise<ReadonlyArray<Leftover>> =>
  succeed(scene.customerConsole.findDependants(stackAt(scene, name)))

/** Lists the leftovers of the connection; of its VPC and its role only when they are named. */
export const leftovers = (
  scene: CloudScene,
  part: Partial<FindLeftoversInput> = {},
): Promise<ReadonlyArray<Leftover>> =>
  succeed(
    scene.customerConsole.findLeftovers({
      ...stackAt(scene),
      connectionName: companyCode,
      ...part,
    }),
  )

// routes

/**
 * One side of a connection: its route tables, the destinations of its routes, and its operations.
 */
export interface RouteSide {
  readonly input: InstallRoutesInput
  readonly install: (
    change?: Partial<InstallRoutesInput>,
  ) => Task<ReadonlyArray<RouteTableSnapshot>>
  readonly remove: (
    peeringIds: ReadonlyArray<PeeringId>,
    only?: Pick<RemoveRoutesInput, 'destinations'>,
  ) => Task<ReadonlyArray<RouteTableSnapshot>>
}

/** Returns both sides of a connection. */
export const sidesOf = (
  scene: CloudScene,
  { stack, peeringId }: Requested,
): { readonly rescale: RouteSide; readonly customer: RouteSide } => {
  const { rescale, rescaleCloud, customerConsole, region } = scene
  const common = { region, peeringId }
  const side = (
    port: Pick<CloudScene['rescaleCloud'], 'installRoutes' | 'removeRoutes'>,
    input: InstallRoutesInput,
  ): RouteSide => ({
    input,
    install: (change = {}) => port.installRoutes({ ...input, ...change }),
    remove: (peeringIds, only = {}) =>
      port.removeRoutes({ region, routeTableIds: input.routeTableIds, peeringIds, ...only }),
  })
  return {
    rescale: side(rescaleCloud, {
      ...common,
      routeTableIds: rescale.routeTableIds,
      destinations: [stack.vpcCidr],
    }),
    customer: side(customerConsole, {
      ...common,
      routeTableIds: stack.routeTableIds,
      destinations: rescale.cidrs,
    }),
  }
}

/** Returns the routes to peerings in some tables, with the state they are in. */
export const peeringRoutes = (
  tables: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<RouteSnapshot> =>
  tables.flatMap(({ routes }) => routes.filter(({ target }) => target.kind === 'peering'))

/** Returns every other route in some tables. */
export const otherRoutes = (
  tables: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<RouteSnapshot> =>
  tables.flatMap(({ routes }) => routes.filter(({ target }) => target.kind !== 'peering'))

/** The requested routes, once each, all in use. */
export const routesAsked = ({
  routeTableIds,
  destinations,
  peeringId,
}: InstallRoutesInput): ReadonlyArray<RouteSnapshot> =>
  routeTableIds.flatMap(() =>
    destinations.map((destination): RouteSnapshot => ({
      destination,
      target: { kind: 'peering', peeringId },
      state: 'active',
    })),
  )
