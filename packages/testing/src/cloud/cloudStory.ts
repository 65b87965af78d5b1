/**
 * The steps of an onboarding on the ports, as far as a case needs them; each lets things settle.
 */
import type { Failure, InstallRoutesInput } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam'
import type {
  PeeringSnapshot,
  ProbeAnswer,
  RouteSnapshot,
  RouteTableSnapshot,
  VpcSnapshot,
} from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { settled, succeed } from './cloudHarness.ts'
import { externalId, onboardingId, stackName, templateFor } from './cloudSamples.ts'

type Task<A> = TaskEither<Failure, A>

// the stack

/** Runs a template in the customer's account. */
export const stackTask = (
  { customerConsole, region }: CloudScene,
  templateBody: string,
): Task<StackReport> => customerConsole.runStack({ region, stackName, templateBody })

/** Runs the stack and returns what it made. */
export const withStack = (
  scene: CloudScene,
  templateBody: string = templateFor(scene).body,
): Promise<StackReport> => settled(scene, stackTask(scene, templateBody))

/** Deletes the stack. */
export const deletionTask = ({ customerConsole, region }: CloudScene): Task<void> =>
  customerConsole.deleteStack({ region, stackName })

/** Asks whether the role of the stack lets in whoever presents an ID, or none. */
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

/** How Rescale enters the account in which the stack is. */
export const accessTo = (
  { region }: CloudScene,
  { roleArn }: StackReport,
): Pick<StackReport, 'roleArn'> & {
  readonly externalId: typeof externalId
  readonly region: CloudScene['region']
} => ({ roleArn, externalId, region })

/** Describes the VPC of the stack, which must be there. */
export const seenVpc = async (scene: CloudScene, stack: StackReport): Promise<VpcSnapshot> => {
  const { vpcId } = stack
  const seen = await succeed(scene.customerCloud.describeVpc({ ...accessTo(scene, stack), vpcId }))
  return O.isSome(seen) ? seen.value : expect.unreachable(`${vpcId} is not visible`)
}

// the peering

/** Requests a peering to the VPC of a stack. */
export const requestTask = (
  { rescaleCloud, rescale, customer, region }: CloudScene,
  { vpcId }: Pick<StackReport, 'vpcId'>,
): Task<PeeringSnapshot> =>
  rescaleCloud.requestPeering({
    onboardingId,
    region,
    rescaleVpcId: rescale.vpcId,
    customerAccountId: customer.accountId,
    customerVpcId: vpcId,
  })

/** Accepts a peering as the one that was agreed, or as another one. */
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
    ...agreed,
  })

/** Deletes a peering. */
export const peeringDeletionTask = (
  { rescaleCloud, region }: CloudScene,
  peeringId: PeeringId,
): Task<void> => rescaleCloud.deletePeering({ region, peeringId })

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

// routes

/** One side of a connection: its tables, where its routes lead, and its hands. */
export interface RouteSide {
  readonly input: InstallRoutesInput
  readonly install: (
    change?: Partial<InstallRoutesInput>,
  ) => Task<ReadonlyArray<RouteTableSnapshot>>
  readonly remove: (peeringIds: ReadonlyArray<PeeringId>) => Task<ReadonlyArray<RouteTableSnapshot>>
}

/** Returns both sides of a connection. */
export const sidesOf = (
  scene: CloudScene,
  { stack, peeringId }: Requested,
): { readonly rescale: RouteSide; readonly customer: RouteSide } => {
  const { rescale, rescaleCloud, customerConsole, region } = scene
  const common = { region, peeringId, formerPeeringIds: [] }
  const side = (
    port: Pick<CloudScene['rescaleCloud'], 'installRoutes' | 'removeRoutes'>,
    input: InstallRoutesInput,
  ): RouteSide => ({
    input,
    install: (change = {}) => port.installRoutes({ ...input, ...change }),
    remove: (peeringIds) =>
      port.removeRoutes({ region, routeTableIds: input.routeTableIds, peeringIds }),
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

/** The routes that the input asks for, once each, all in use. */
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
