/**
 * From the request to the end of the offboarding, by the use cases of both parties in two accounts
 * of a moto server: what happened is what happens on the ports in memory.
 */
import { DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2'
import { type RescalePorts, defaultPolicy } from '@byoa/application'
import { rescaleDirectory } from '@byoa/cloud'
import {
  createMemoryCloud,
  defaultRescale,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { fromMilliseconds } from '@byoa/core/values'
import { customerAccountId, region, rescaleAccountId, valid } from '@byoa/scripted-aws'
import { memoryStore } from '@byoa/store-memory'
import { type Played, playTo } from '@byoa/testing/world'
import { expect, it } from 'vitest'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { sdkAws } from '../../src/sdkAws.ts'
import { asked, history, playedOn } from '../onboarding/play.ts'
import { withTrust, withWholeDeletion } from './motoAmends.ts'
import { type MotoWorld, newMotoWorld } from './motoWorld.ts'
import { onMoto } from './onMoto.ts'
import { sdkPorts } from './sdkScene.ts'

/** Both parties through the SDK; only the store, the clock and the ids are of this process. */
const playedOnMoto = ({ parties, rescale: { vpcId } }: MotoWorld): Played => {
  const { rescaleCloud, customerCloud, customerConsole } = sdkPorts(parties)
  const store = memoryStore()
  const clock: RescalePorts['clock'] = { now: () => valid(fromMilliseconds(Date.now())) }
  return {
    ...asked,
    rescale: {
      store,
      clock,
      ids: memoryIds(),
      policy: defaultPolicy,
      directory: rescaleDirectory({
        config: {
          accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
          vpcs: [{ vpcId, region }],
        },
        awsFor: sdkAws(parties.rescale),
      }),
      rescaleCloud: { ...rescaleCloud, probeRole: withTrust(rescaleCloud, parties) },
      customerCloud,
    },
    customer: {
      store,
      clock,
      console: { ...customerConsole, deleteStack: withWholeDeletion(customerConsole, parties) },
    },
  }
}

const playedInMemory = (): Played => {
  const now = valid(fromMilliseconds(Date.UTC(2026, 0, 5, 9)))
  const { world, rescale } = rescaleWorld(defaultRescale, { now })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
  })
  return playedOn(cloud, { ...cloud, customerConsole: cloud.customerConsole(customerAccountId) })
}

const typesOf = async (played: Played): Promise<ReadonlyArray<string>> =>
  (await history(played)).map(({ type }) => type)

/** What Rescale's account says of peerings: who asked whom, and where it stands. */
const peeringsSeen = async ({ parties }: MotoWorld) => {
  const command = new DescribeVpcPeeringConnectionsCommand({})
  const { VpcPeeringConnections = [] } = await awsClients(parties.rescale)(region)
    .ec2()
    .send(command)
  return VpcPeeringConnections.map(({ RequesterVpcInfo, AccepterVpcInfo, Status }) => ({
    from: RequesterVpcInfo?.OwnerId,
    to: AccepterVpcInfo?.OwnerId,
    status: Status?.Code,
  }))
}

onMoto((endpointOf) => {
  it('a whole onboarding goes through the same events as in memory, in two accounts, and leaves nothing', async () => {
    const world = await newMotoWorld(endpointOf())
    const onMotoServer = playedOnMoto(world)
    const inMemory = playedInMemory()
    const pair = { from: rescaleAccountId, to: customerAccountId }

    await Promise.all([playTo(onMotoServer, 'Connected'), playTo(inMemory, 'Connected')])
    expect(await typesOf(onMotoServer)).toEqual(await typesOf(inMemory))
    expect(await peeringsSeen(world)).toEqual([{ ...pair, status: 'active' }])

    await Promise.all([playTo(onMotoServer, 'Closed'), playTo(inMemory, 'Closed')])
    const types = await typesOf(onMotoServer)
    expect(types).toEqual(await typesOf(inMemory))
    expect(types.at(-1)).toBe('AccountClean')
    expect(await peeringsSeen(world)).toEqual([{ ...pair, status: 'deleted' }])
  })
})
