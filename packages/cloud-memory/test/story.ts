/** A cloud with one customer, and the steps of an onboarding on it, for tests that disturb them. */
import type { CustomerCloudError } from '@byoa/application'
import {
  type ActionName,
  type Fault,
  type InputOf,
  type MemoryCloud,
  type OutputOf,
  type SettingsChange,
  administratorKeyOf,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { StackReport } from '@byoa/core/onboarding'
import type { RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { checkedApply } from './answers/checkedApply.ts'
import {
  customer,
  issuedId,
  onboarding,
  rescale,
  setupTemplateOf,
  start,
  usEast1,
} from './setupTemplateOf.ts'

export const stackName = 'rescale-acme'

export const newCloud = (
  options: { readonly settings?: SettingsChange; readonly faults?: ReadonlyArray<Fault> } = {},
): MemoryCloud => {
  const { settings = {}, faults = [] } = options
  const { world, rescale: infrastructure } = rescaleWorld(defaultRescale, { now: start, settings })
  return createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customer, region: usEast1 }),
    rescale: infrastructure,
    faults,
  })
}

export const succeed = async <A>(task: TaskEither<CustomerCloudError, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

export const fail = async <A>(
  task: TaskEither<CustomerCloudError, A>,
): Promise<CustomerCloudError> => {
  const result = await task()
  if (E.isRight(result)) throw new Error('it succeeded')
  return result.left
}

/** The Rescale VPC that takes the customer. */
export const rescaleVpcOf = (cloud: MemoryCloud): RescaleVpc => {
  const placed = cloud.rescale.vpcs.find(({ vpc }) => vpc.region === usEast1)
  if (placed === undefined) throw new Error('no Rescale VPC')
  return placed.vpc
}

export const runStack = (cloud: MemoryCloud, templateBody: string = setupTemplateOf().body) =>
  cloud.customerConsole(customer).runStack({ region: usEast1, stackName, templateBody })

export const requestPeering = (cloud: MemoryCloud, stack: StackReport) =>
  cloud.rescaleCloud.requestPeering({
    onboardingId: onboarding,
    region: usEast1,
    rescaleVpcId: rescaleVpcOf(cloud).vpcId,
    customerAccountId: customer,
    customerVpcId: stack.vpcId,
  })

export const acceptPeering = (cloud: MemoryCloud, peeringId: PeeringId) =>
  cloud.customerConsole(customer).acceptPeering({
    region: usEast1,
    peeringId,
    rescaleAccountId: rescale,
    rescaleVpcId: rescaleVpcOf(cloud).vpcId,
    rescaleVpcCidrs: rescaleVpcOf(cloud).cidrs,
  })

export const describeVpc = (cloud: MemoryCloud, { roleArn, vpcId }: StackReport) =>
  cloud.customerCloud.describeVpc({ roleArn, externalId: issuedId, region: usEast1, vpcId })

export const installRoutes = (
  cloud: MemoryCloud,
  stack: StackReport,
  peering: { readonly peeringId: PeeringId },
) => {
  const common = { region: usEast1, ...peering }
  const { cidrs, routeTableIds } = rescaleVpcOf(cloud)
  return {
    customer: cloud.customerConsole(customer).installRoutes({
      ...common,
      routeTableIds: stack.routeTableIds,
      destinations: cidrs,
    }),
    rescale: cloud.rescaleCloud.installRoutes({
      ...common,
      routeTableIds,
      destinations: [stack.vpcCidr],
    }),
  }
}

/** Repeats a task while it fails and says that it may be repeated; gives up after a while. */
export const persist = async <A>(
  task: TaskEither<CustomerCloudError, A>,
  attempts = 5,
): Promise<A> => {
  const result = await task()
  if (E.isRight(result)) return result.right
  const isPassing = result.left._tag === 'Failure' && result.left.retryable
  if (attempts <= 1 || !isPassing) throw new Error(JSON.stringify(result.left))
  return persist(task, attempts - 1)
}

/** The whole way to active routes on both sides, repeating what may be repeated. */
export const connect = async (cloud: MemoryCloud): Promise<PeeringId> => {
  const stack = await persist(runStack(cloud))
  await persist(describeVpc(cloud, stack))
  const { peeringId } = await persist(requestPeering(cloud, stack))
  await persist(acceptPeering(cloud, peeringId))
  const routes = installRoutes(cloud, stack, { peeringId })
  await persist(routes.customer)
  await persist(routes.rescale)
  return peeringId
}

/** What the connection left, as far as it was reported. */
export const findLeftovers = (cloud: MemoryCloud, stack: StackReport) =>
  cloud.customerConsole(customer).findLeftovers({
    region: usEast1,
    stackName,
    connectionName: 'acme',
    vpcId: stack.vpcId,
    roleArn: stack.roleArn,
  })

/** Makes a call that no port makes, as the administrator of the customer's account. */
export const callAsCustomer = <Name extends ActionName>(
  cloud: MemoryCloud,
  action: Name,
  input: InputOf<Name>,
): OutputOf<Name> => {
  const caller = { accessKeyId: administratorKeyOf(cloud.world(), customer), region: usEast1 }
  const [world, outcome] = checkedApply(cloud.world(), caller, { action, input })
  if (E.isLeft(outcome)) throw new Error(`${action}: ${JSON.stringify(outcome.left)}`)
  cloud.changeWorld(() => world)
  return outcome.right
}
