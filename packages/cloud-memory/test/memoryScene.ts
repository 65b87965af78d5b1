import {
  type Delays,
  administratorKeyOf,
  apply,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
  type ActionName,
  type InputOf,
  type MemoryCloud,
  type OutputOf,
} from '@byoa/cloud-memory'
import type { CloudScene, Colleague } from '@byoa/testing/cloud-conformance'
import * as E from 'fp-ts/lib/Either.js'

import { customer, start, usEast1 } from './setupTemplateOf.ts'

/** The administrator of the customer's account makes a call that no port makes. */
const call = <Name extends ActionName>(
  cloud: MemoryCloud,
  action: Name,
  input: InputOf<Name>,
): OutputOf<Name> => {
  const caller = { accessKeyId: administratorKeyOf(cloud.world(), customer), region: usEast1 }
  const [world, outcome] = apply(cloud.world(), caller, { action, input })
  if (E.isLeft(outcome)) throw new Error(`${action}: ${JSON.stringify(outcome.left)}`)
  cloud.changeWorld(() => world)
  return outcome.right
}

const colleagueIn = (cloud: MemoryCloud): Colleague => ({
  addRoute: async ({ routeTableId, destination, internetGatewayId }) => {
    call(cloud, 'CreateRoute', {
      RouteTableId: routeTableId,
      DestinationCidrBlock: destination,
      GatewayId: internetGatewayId,
    })
    return Promise.resolve()
  },
  rejectPeering: async (VpcPeeringConnectionId) => {
    call(cloud, 'RejectVpcPeeringConnection', { VpcPeeringConnectionId })
    return Promise.resolve()
  },
  addNetworkInterface: async (SubnetId) => {
    const { NetworkInterface } = call(cloud, 'CreateNetworkInterface', { SubnetId })
    return Promise.resolve(NetworkInterface.NetworkInterfaceId)
  },
  removeNetworkInterface: async (NetworkInterfaceId) => {
    call(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    return Promise.resolve()
  },
})

/** Two fresh accounts on the ports in memory, of an AWS that takes its time as told. */
export const memoryScene = (delays: Partial<Delays> = {}): CloudScene => {
  const { world, rescale } = rescaleWorld(defaultRescale, { now: start, settings: { delays } })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customer, region: usEast1 }),
    rescale,
  })
  const placed = rescale.vpcs.find(({ vpc }) => vpc.region === usEast1)
  if (placed === undefined) throw new Error('no Rescale VPC')
  const { rescaleCloud, customerCloud, customerConsole } = cloud
  return {
    rescaleCloud,
    customerCloud,
    customerConsole: customerConsole(customer),
    rescale: placed.vpc,
    customer: { accountId: customer },
    region: usEast1,
    colleague: colleagueIn(cloud),
    settle: async () => Promise.resolve(cloud.advanceTime(120)),
    strike: (onCall, kind) => cloud.planFaults([{ onCall, kind }]),
  }
}
