/**
 * What an account of the in-memory AWS shows through the SDK is what the directory in memory says
 * of it.
 */
import { rescaleDirectory } from '@byoa/cloud'
import {
  type ActionName,
  type CallOf,
  administratorKeyOf,
  defaultRescale,
} from '@byoa/cloud-memory'
import { CidrSet, parseIpv4Block } from '@byoa/core/network'
import {
  customerAccountId,
  customerCidr,
  region,
  rescaleAccountId,
  valid,
} from '@byoa/scripted-aws'
import { playTo } from '@byoa/testing/world'
import { expect, it } from 'vitest'

import { sdkAws } from '../../src/sdkAws.ts'
import { newWireWorld } from '../conformance/wireWorld.ts'
import { playedOn } from '../onboarding/play.ts'

it('both directories give the same inventory, whatever stands in the account', async () => {
  const { cloud, parties, rescale } = newWireWorld()
  const directory = rescaleDirectory({
    config: defaultRescale,
    awsFor: sdkAws(parties.rescale),
  })
  const bothSee = async () => {
    const inMemory = valid(await cloud.rescaleDirectory.inventory(rescale.vpcId)())
    expect(valid(await directory.inventory(rescale.vpcId)())).toEqual(inMemory)
    const block = valid(parseIpv4Block(customerCidr))
    const holds = (set: CidrSet.CidrSet): boolean => CidrSet.has(set, block)
    return { isPeered: holds(inMemory.peered), isRouted: holds(inMemory.routes) }
  }
  const byRescale = <Name extends ActionName>(call: CallOf<Name>) =>
    valid(
      cloud.call(
        { accessKeyId: administratorKeyOf(cloud.world(), rescaleAccountId), region },
        call,
      ),
    )
  const played = playedOn(cloud, {
    ...cloud,
    customerConsole: cloud.customerConsole(customerAccountId),
  })

  expect(await bothSee()).toEqual({ isPeered: false, isRouted: false })
  for (const destination of ['0.0.0.0/0', '10.90.0.0/16']) {
    byRescale({
      action: 'CreateRoute',
      input: {
        RouteTableId: rescale.routeTableIds[0] ?? '',
        DestinationCidrBlock: destination,
        TransitGatewayId: 'tgw-0123456789abcdef0',
      },
    })
  }
  await playTo(played, 'PeeringPending')
  expect(await bothSee()).toEqual({ isPeered: false, isRouted: false })
  await playTo(played, 'Connected')
  expect(await bothSee()).toEqual({ isPeered: true, isRouted: true })
  const { VpcPeeringConnections } = byRescale({
    action: 'DescribeVpcPeeringConnections',
    input: {},
  })
  byRescale({
    action: 'DeleteVpcPeeringConnection',
    input: { VpcPeeringConnectionId: VpcPeeringConnections[0]?.VpcPeeringConnectionId ?? '' },
  })
  expect(await bothSee()).toEqual({ isPeered: false, isRouted: false })
})
